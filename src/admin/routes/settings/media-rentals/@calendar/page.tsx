import { EditCalendar } from "../../../../../../admin/pages/rental-settings/edit-calendar"

export default EditCalendar
