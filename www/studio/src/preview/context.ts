import { type Connection, type Context, type Identified, identify, type Subscriber as Person } from "goal-element";
import { useServer } from "../goal/server";
import type { Subscriber } from "./subscriber";

/** How long ago the subscriber tapped the ad: fresh enough for any window. */
const SINCE_CLICK = 20 * 60;

/** The ad that the test subscriber tapped. */
const AD = "120210000000000001";

/** A goal that the preview's subscriber has reached. */
export interface Reached {
  node: string;
  happening: string;
  variables: Readonly<Record<string, string>>;
}

/** That moment, for the core. Contact data goes in hashed; the clear text stays in the form. */
export function contextFor(subscriber: Subscriber, { happening, variables }: Reached): Context {
  const { workspace, connections, rates } = useServer.getState();
  const now = Math.floor(Date.now() / 1000);
  const [click, psid, igsid, ttclid] = [subscriber.click, subscriber.psid, subscriber.igsid, subscriber.ttclid].map((id) =>
    id.trim(),
  );
  return {
    now,
    local_date: dayAt(now, workspace?.time_zone),
    mode: "test",
    happening_id: happening,
    variables: { ...variables },
    subscriber: {
      id: subscriber.id,
      ...(psid && { psid }),
      ...(igsid && { igsid }),
      hashed: hashesOf(subscriber, homeOf(connections)),
    },
    referral: {
      ...(click && { ctwa_clid: click, clicked_at: now - SINCE_CLICK }),
      ...(ttclid && { ttclid, ttclid_at: now - SINCE_CLICK }),
      ...(subscriber.ad !== "" && { ad_id: AD, ad_name: subscriber.ad }),
      ...(isWeb(subscriber.link) && { link: subscriber.link }),
    },
    connections,
    rates,
    ...(workspace !== null && { salt: workspace.salt, default_connections: workspace.default_connections }),
  };
}

/** Whether it is a page's address: a server takes no other link. */
function isWeb(link: string): boolean {
  return /^https?:/i.test(link) && URL.canParse(link);
}

/** Each platform's hashes of the contact data, made in this page; what cannot be used is left out. */
export function hashesOf({ phone, email }: Pick<Subscriber, "phone" | "email">, country?: string): NonNullable<Person["hashed"]> {
  return {
    meta: made(identify("meta", { ph: phone, em: email }, { country })),
    tiktok: made(identify("tiktok", { phone, email }, { country })),
  };
}

function made(fields: Record<string, Identified>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, { value }]) => (value === null ? [] : [[name, value]])));
}

/** Where phone numbers without a prefix are at home, if all connections that say so agree. */
export function homeOf(connections: readonly Connection[]): string | undefined {
  const homes = new Set(connections.flatMap((one) => one.phone_country ?? one.country ?? []));
  return homes.size === 1 ? [...homes][0] : undefined;
}

/** The date at the workspace, as `YYYY-MM-DD`. */
function dayAt(seconds: number, timeZone: string | undefined): string {
  const format = new Intl.DateTimeFormat("en-CA", {
    dateStyle: "short",
    ...(timeZone !== undefined && { timeZone }),
  });
  return format.format(seconds * 1000);
}
