import { route } from "../../../../../../lib/route"
import { editMemberSchema } from "../../../../../../modules/rental/domain/setup"
import { adminMember } from "../../../../../../workflows/rental/readers/members"
import { deleteSetup, editSetup, setupId } from "../../setup-entries"
import { deletedAnswer, memberAnswer } from "../../setup-responses"

export const GET = route(
  {
    summary: "One member",
    permission: "rental.member:read",
    response: memberAnswer,
    errors: { 404: ["media_rental_member_not_found"] },
  },
  async (req) => ({ member: await adminMember(req.scope, setupId(req, "member")) }),
)

export const POST = route(
  {
    summary: "Change, block or unblock a member",
    description: '`status: "blocked"` needs a reason; `status: "active"` ends the block and forgets its reason.',
    permission: "rental.member:update",
    idempotency: "mediaRental",
    body: editMemberSchema,
    response: memberAnswer,
    errors: {
      400: ["media_invalid", "media_rental_date"],
      404: ["media_rental_member_not_found"],
      409: ["media_rental_version_conflict", "media_rental_member_no_taken"],
    },
  },
  async (req, { body }) => ({ member: await adminMember(req.scope, await editSetup(req, "member", body)) }),
)

export const DELETE = route(
  {
    summary: "End a membership; the customer stays",
    permission: "rental.member:delete",
    response: deletedAnswer("media_rental_member"),
    errors: { 404: ["media_rental_member_not_found"], 409: ["media_rental_in_use"] },
  },
  async (req) => deleteSetup(req, "member"),
)
