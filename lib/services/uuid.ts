/** Every id that we give has this shape; anything else is not asked for (Postgres refuses a NUL). */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
