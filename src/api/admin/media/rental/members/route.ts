import { route } from "../../../../../lib/route"
import { createMemberSchema } from "../../../../../modules/rental/domain/setup"
import { adminMember, adminMembers } from "../../../../../workflows/rental/readers/members"
import { createSetup, unknownReferences } from "../setup-entries"
import { memberAnswer, membersAnswer } from "../setup-responses"
import { listMembersQuery } from "../setup-validators"

export const GET = route(
  {
    summary: "Members, and customers who are none yet when they are looked up",
    permission: "rental.member:read",
    query: listMembersQuery,
    response: membersAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { members, count } = await adminMembers(req.scope, { filters, order, limit, offset })
    return { members, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Make a customer a member",
    description: "Without a number the next free one is given.",
    permission: "rental.member:create",
    idempotency: "mediaRental",
    body: createMemberSchema,
    whenMalformed: unknownReferences("member"),
    response: memberAnswer,
    status: 201,
    errors: {
      400: ["media_invalid", "media_rental_date", "media_rental_customer_not_found"],
      409: ["media_rental_member_exists", "media_rental_member_no_taken"],
    },
  },
  async (req, { body }) => ({ member: await adminMember(req.scope, await createSetup(req, "member", body)) }),
)
