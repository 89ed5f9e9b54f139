import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

/**
 * The column vocabulary, once a dialect. Only what behaves alike on both may be added here:
 * floats are double precision, instants are epoch-millisecond bigints, booleans and JSON are mapped by the driver.
 */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  text: (name: string) => sqlite.text(name),
  /** Whole number up to 2^53 - 1. */
  integer: (name: string) => sqlite.integer(name, { mode: "number" }),
  float: (name: string) => sqlite.real(name),
  boolean: (name: string) => sqlite.integer(name, { mode: "boolean" }),
  json: <T>(name: string) => sqlite.text(name, { mode: "json" }).$type<T>(),
  bytes: (name: string) => sqlite.blob(name, { mode: "buffer" }),
  /** Primary key that the database counts up, never reusing a number. */
  sequence: (name: string) => sqlite.integer(name, { mode: "number" }).primaryKey({ autoIncrement: true }),
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
};

export type Kit = typeof sqliteKit;

const bytea = pg.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

// The one cast: both kits make columns that read and write the same JavaScript values.
export const pgKit = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  integer: (name: string) => pg.bigint(name, { mode: "number" }),
  float: (name: string) => pg.doublePrecision(name),
  boolean: (name: string) => pg.boolean(name),
  json: <T>(name: string) => pg.jsonb(name).$type<T>(),
  bytes: (name: string) => bytea(name),
  sequence: (name: string) => pg.bigint(name, { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
} as unknown as Kit;
