// MikroORM keeps entity metadata in a process-wide store; a spec file must not see another one's entities.
const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

MetadataStorage.clear()
