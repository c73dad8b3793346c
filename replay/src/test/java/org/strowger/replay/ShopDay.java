package org.strowger.replay;

import java.nio.file.Path;

/** An hour of a shop, written by a gateway: three customers' contacts over three channels. */
public final class ShopDay {
  /** Sequence of the last command. */
  public static final long END = 50;

  /** The plan of the shop. */
  public static final String PLAN =
      """
      version: 1
      promote-after: never
      channels:
        voice: { promises: { first-answer: 20s, warn: 5s } }
        chat: { messages: {} , promises: { first-answer: 1m, next-response: 30s, warn: 10s } }
        form:
      profiles:
        phone: { units: 1, channels: { voice: } }
        writer: { units: 3, channels: { chat: { limit: 3 }, form: } }
      queues: { shop: { offer-timeout: 10m, steps: [ {} ] } }
      shift-offers: { expiry: 1m }
      """;

  /** What happens. */
  public static final String LINES =
      """
      {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ben","profile":"writer"}
      {"do":"sign-on","agent":"ann","profile":"phone","presence":"away"}
      {"do":"arrive","interaction":"chat-1","queue":"shop","channel":"chat","customer":"ada","topic":"shoes"}
      {"at":"2026-03-01T09:00:04Z","do":"accept","offer":1}
      {"do":"message","interaction":"chat-1","sender":"customer"}
      {"at":"2026-03-01T09:00:24Z","do":"message","interaction":"chat-1","sender":"agent"}
      {"at":"2026-03-01T09:00:30Z","do":"message","interaction":"chat-1","sender":"customer"}
      {"do":"message","interaction":"chat-1","sender":"customer"}
      {"at":"2026-03-01T09:01:10Z","do":"message","interaction":"chat-1","sender":"agent"}
      {"do":"sign-on","agent":"cleo","profile":"writer"}
      {"do":"transfer","interaction":"chat-1","queue":"shop","note":"size 42"}
      {"at":"2026-03-01T09:01:16Z","do":"accept","offer":2}
      {"do":"complete","interaction":"chat-1","resolved":true}
      {"do":"touchpoint","customer":"ada","kind":"note","content":"wants size 42"}
      {"at":"2026-03-01T09:02:00Z","do":"arrive","interaction":"call-1","queue":"shop","channel":"voice","customer":"ada","topic":"shoes"}
      {"do":"arrive","interaction":"call-2","queue":"shop","channel":"voice","customer":"eve","topic":"bill"}
      {"do":"arrive","interaction":"call-3","queue":"shop","channel":"voice","customer":"ada"}
      {"do":"request-shift","interaction":"call-3"}
      {"do":"refuse-shift","interaction":"call-3"}
      {"do":"request-shift","interaction":"call-3"}
      {"do":"shift","interaction":"call-3","channel":"form"}
      {"do":"request-shift","interaction":"call-2"}
      {"at":"2026-03-01T09:02:17Z","do":"abandon","interaction":"call-2"}
      {"at":"2026-03-01T09:02:30Z","do":"presence","agent":"ann","presence":"available"}
      {"do":"accept","offer":4}
      {"do":"complete","interaction":"call-1","resolved":false,"disposition":"still pinches"}
      {"do":"survey","customer":"ada","csat":4,"nps":9,"effort":2}
      {"do":"survey","customer":"eve","csat":1,"nps":3}
      {"do":"arrive","interaction":"later","queue":"shop","channel":"voice","customer":"ada","not-before":"2026-03-02T09:00:00Z"}
      {"at":"2026-03-01T10:00:00Z","do":"cancel","interaction":"later"}
      """;

  private ShopDay() {}

  /** Writes the journal into a directory of this name. */
  public static Path write(Path place, String journal, String... options) throws Exception {
    new GatewayProcess(place).serve(PLAN, LINES, journal, options);
    return place.resolve(journal);
  }
}
