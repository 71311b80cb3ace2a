import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { choices, count, label } from "./values"

const FILE_FORMATS = [
  "mp3",
  "aac",
  "ogg",
  "opus",
  "flac",
  "alac",
  "wav",
  "aiff",
  "dsd",
  "mp4",
  "mkv",
  "mov",
  "pdf",
  "epub",
  "zip",
  "key",
] as const

/** Download limits, devices and validity are terms of the licence, not facts of the release. */
export const digital = defineMediaType({
  code: "digital",
  carrier: "file",
  label: label("Digital edition", "数字版"),
  attributes: z.strictObject({
    file_format: z.enum(FILE_FORMATS).optional(),
    bitrate_kbps: count(100_000, 1),
    sample_rate_hz: count(12_000_000, 8000),
    bit_depth: count(64, 1),
    drm: z.enum(["none", "watermark", "encrypted", "key"]).optional(),
    size_bytes: count(Number.MAX_SAFE_INTEGER),
  }),
  attributeLabels: {
    file_format: label("File format", "文件格式"),
    bitrate_kbps: label("Bit rate", "比特率"),
    sample_rate_hz: label("Sample rate", "采样率"),
    bit_depth: label("Bit depth", "位深"),
    drm: label("Copy protection", "版权保护"),
    size_bytes: label("Size", "大小"),
  },
  optionLabels: {
    file_format: {
      ...choices(
        Object.fromEntries(FILE_FORMATS.map((format) => [format, [format.toUpperCase(), format.toUpperCase()]])),
      ),
      ...choices({ key: ["Licence key", "激活码"] }),
    },
    drm: choices({
      none: ["None", "无"],
      watermark: ["Watermark", "水印"],
      encrypted: ["Encrypted", "加密"],
      key: ["Licence key", "激活码"],
    }),
  },
  units: { bitrate_kbps: "kbit/s", sample_rate_hz: "Hz", bit_depth: "bit", size_bytes: "bytes" },
  facets: ["file_format", "drm"],
  titleGroupKind: "album",
  rentable: false,
  digital: true,
  attrVersion: 1,
})
