package org.strowger.replay.text;

import java.util.EnumMap;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;
import org.strowger.api.Names;
import org.strowger.codec.sbe.IdKind;

/**
 * The external ids in force at one place of the journal: a definition adds one, a release takes it
 * away. Kept in step with the record being shown, so a number that has a name later, or had one
 * before, shows as the number. One thread.
 */
public final class Dictionary implements Names {
  private final Map<IdKind, Long2ObjectHashMap<String>> names = new EnumMap<>(IdKind.class);

  /** Knows no name. */
  public Dictionary() {
    for (IdKind kind : IdKind.values()) {
      names.put(kind, new Long2ObjectHashMap<>());
    }
  }

  /** Gives a number its name. */
  public void define(IdKind kind, long number, String text) {
    names.get(kind).put(number, text);
  }

  /** Forgets a name. */
  public void release(IdKind kind, long number) {
    names.get(kind).remove(number);
  }

  @Override
  public String text(IdKind kind, long number) {
    return names.get(kind).get(number);
  }

  /** The number, or 0 if there is none; looks through all names of the kind. */
  @Override
  public long number(IdKind kind, String text) {
    for (Map.Entry<Long, String> entry : names.get(kind).entrySet()) {
      if (entry.getValue().equals(text)) {
        return entry.getKey();
      }
    }
    return 0;
  }

  /** What to show for a number: its name, the number itself if it has none, null for 0. */
  public Object show(IdKind kind, long number) {
    if (number == 0) {
      return null;
    }
    String text = text(kind, number);
    return text == null ? (Object) number : text;
  }
}
