/** A moment at which a goal is reached: what the bot knows stands in for what `context` leaves out. */
export function moment({ connections, default_connections, rates }, context) {
  return {
    ...(connections && { connections }),
    ...(default_connections && { default_connections }),
    ...(rates && { rates }),
    ...Object(context),
  };
}
