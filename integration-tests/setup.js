// MikroORM keeps entity metadata in a process-wide store; a spec file must not see another one's entities.
const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

MetadataStorage.clear()

// Between tests Medusa's runner drops the database under its own pool, and knex tells so once per connection.
const print = console.log
console.log = (...args) => {
  if (!/Connection ended unexpectedly/.test(String(args[0]))) print(...args)
}
