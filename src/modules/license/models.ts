import MediaLicenseKey from "./models/media-license-key"
import MediaLicenseBatch from "./models/media-license-batch"
import MediaLicenseTag from "./models/media-license-tag"
import MediaLicenseOwner from "./models/media-license-owner"
import MediaLicenseTransfer from "./models/media-license-transfer"
import MediaLicensePack from "./models/media-license-pack"
import MediaLicenseEvent from "./models/media-license-event"
import MediaLicenseScan from "./models/media-license-scan"
import MediaLicenseCase from "./models/media-license-case"
import MediaLicenseReport from "./models/media-license-report"
import MediaLicenseApproval from "./models/media-license-approval"
import MediaLicenseExport from "./models/media-license-export"
import MediaLicenseVariantRule from "./models/media-license-variant-rule"
import MediaLicenseTerms from "./models/media-license-terms"
import MediaLicenseDigital from "./models/media-license-digital"
import MediaLicenseDevice from "./models/media-license-device"
import MediaLicenseDownload from "./models/media-license-download"
import MediaLicenseTicket from "./models/media-license-ticket"
import MediaLicenseTagStat from "./models/media-license-tag-stat"
import MediaLicenseSalt from "./models/media-license-salt"
import MediaLicenseState from "./models/media-license-state"
import MediaLicenseRequest from "./models/media-license-request"

/** Every table of the module. It stands outside `models/`, where each export is taken for an entity. */
export const models = {
  MediaLicenseKey,
  MediaLicenseBatch,
  MediaLicenseTag,
  MediaLicenseOwner,
  MediaLicenseTransfer,
  MediaLicensePack,
  MediaLicenseEvent,
  MediaLicenseScan,
  MediaLicenseCase,
  MediaLicenseReport,
  MediaLicenseApproval,
  MediaLicenseExport,
  MediaLicenseVariantRule,
  MediaLicenseTerms,
  MediaLicenseDigital,
  MediaLicenseDevice,
  MediaLicenseDownload,
  MediaLicenseTicket,
  MediaLicenseTagStat,
  MediaLicenseSalt,
  MediaLicenseState,
  MediaLicenseRequest,
}
