package org.strowger.gateway;

import java.util.HashMap;
import java.util.Map;
import org.strowger.api.Names;
import org.strowger.codec.sbe.IdKind;

/** Names in a map. */
public final class MapNames implements Names {
  private record Key(IdKind kind, Object numberOrText) {}

  private final Map<Key, Object> entries = new HashMap<>();

  public MapNames define(IdKind kind, long number, String text) {
    entries.put(new Key(kind, number), text);
    entries.put(new Key(kind, text), number);
    return this;
  }

  public MapNames release(IdKind kind, long number) {
    entries.remove(new Key(kind, entries.remove(new Key(kind, number))));
    return this;
  }

  @Override
  public String text(IdKind kind, long number) {
    return (String) entries.get(new Key(kind, number));
  }

  @Override
  public long number(IdKind kind, String text) {
    return (Long) entries.getOrDefault(new Key(kind, text), 0L);
  }
}
