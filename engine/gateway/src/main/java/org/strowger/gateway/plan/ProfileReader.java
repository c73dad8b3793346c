package org.strowger.gateway.plan;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.WrapUpKind;

/** Reads the capacity profiles. */
final class ProfileReader {
  private static final List<WrapUpKind> WRAP_UP_KINDS =
      List.of(WrapUpKind.NONE, WrapUpKind.TIMED, WrapUpKind.UNTIL_ENDED, WrapUpKind.CAPPED);

  private final Problems problems;
  private final Values values;
  private final List<String> channels;

  ProfileReader(Problems problems, Values values, List<String> channels) {
    this.problems = problems;
    this.values = values;
    this.channels = channels;
  }

  List<Plan.Profile> profiles(Part part) {
    List<Plan.Profile> profiles = new ArrayList<>();
    Named.read(part, "profiles", Limits.MAX_PROFILES, values, problems)
        .forEach((id, value) -> profiles.add(profile(id, value)));
    return profiles;
  }

  private Plan.Profile profile(String id, Part part) {
    String path = Keys.join("profiles", id);
    Keys keys = new Keys(part, path, problems, "units", "channels");
    Part units = keys.required("units", "a whole number from 1 to " + Limits.MAX_UNITS);
    int unitCount =
        units == null
            ? Limits.MAX_UNITS
            : values.whole(units, keys.key("units"), 1, Limits.MAX_UNITS);
    List<Plan.Handling> handles = new ArrayList<>();
    Part handled = keys.required("channels", "a mapping from channel to how it is handled");
    String handledPath = keys.key("channels");
    if (handled instanceof Part.Entries entries) {
      for (Part.Entry entry : entries.entries()) {
        if (!channels.contains(entry.key())) {
          problems.add(
              entry.line(),
              entry.column(),
              Keys.join(handledPath, entry.key()),
              "",
              "no such channel; the plan has " + String.join(", ", channels));
        }
      }
    }
    Named.read(handled, handledPath, Limits.MAX_CHANNELS, values, problems)
        .forEach(
            (channel, value) ->
                handles.add(handling(channel, value, Keys.join(handledPath, channel), unitCount)));
    return new Plan.Profile(id, unitCount, handles);
  }

  private Plan.Handling handling(String channel, Part part, String path, int units) {
    if (part instanceof Part.Single single && single.type() == Part.Type.NOTHING) {
      return new Plan.Handling(channel, 1, 1, false, WrapUpKind.NONE, 0);
    }
    Keys keys =
        new Keys(part, path, problems, "cost", "limit", "exclusive", "wrap-up", "parked-cost");
    Part cost = keys.optional("cost");
    Part limit = keys.optional("limit");
    Part exclusive = keys.optional("exclusive");
    int costUnits = cost == null ? 1 : values.whole(cost, keys.key("cost"), 0, units);
    int most = limit == null ? 1 : values.whole(limit, keys.key("limit"), 1, Limits.MAX_UNITS);
    boolean alone = exclusive != null && values.flag(exclusive, keys.key("exclusive"));
    int parkedCost = values.wholeOr(keys, "parked-cost", 0, costUnits, 0);
    Part wrapUp = keys.optional("wrap-up");
    if (wrapUp == null) {
      return new Plan.Handling(channel, costUnits, most, alone, WrapUpKind.NONE, 0, parkedCost);
    }
    Keys wrapUpKeys = new Keys(wrapUp, keys.key("wrap-up"), problems, "kind", "for");
    WrapUpKind kind = wrapUpKind(wrapUpKeys);
    long wrapUpMs = wrapUpMs(wrapUpKeys, kind);
    return new Plan.Handling(channel, costUnits, most, alone, kind, wrapUpMs, parkedCost);
  }

  private WrapUpKind wrapUpKind(Keys keys) {
    Part kind = keys.required("kind", "none or timed or until-ended or capped");
    return kind == null ? WrapUpKind.NONE : values.choice(kind, keys.key("kind"), WRAP_UP_KINDS);
  }

  private long wrapUpMs(Keys keys, WrapUpKind kind) {
    if (kind == WrapUpKind.TIMED || kind == WrapUpKind.CAPPED) {
      Part length = keys.required("for", Values.durationRange(1, Limits.MAX_DURATION_MS));
      return length == null
          ? 1
          : values.durationMs(length, keys.key("for"), 1, Limits.MAX_DURATION_MS);
    }
    Part length = keys.optional("for");
    if (length != null) {
      problems.add(length, keys.key("for"), "only for the kinds timed and capped");
    }
    return 0;
  }
}
