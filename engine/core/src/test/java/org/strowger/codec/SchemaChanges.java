package org.strowger.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.co.real_logic.sbe.xml.CompositeType;
import uk.co.real_logic.sbe.xml.EncodedDataType;
import uk.co.real_logic.sbe.xml.EnumType;
import uk.co.real_logic.sbe.xml.Field;
import uk.co.real_logic.sbe.xml.Message;
import uk.co.real_logic.sbe.xml.MessageSchema;
import uk.co.real_logic.sbe.xml.Type;

/** What in a newer schema breaks the reading of journals of an older one. */
final class SchemaChanges {
  private final MessageSchema older;
  private final MessageSchema newer;
  private final List<String> findings = new ArrayList<>();

  private SchemaChanges(MessageSchema older, MessageSchema newer) {
    this.older = older;
    this.newer = newer;
  }

  /** One line for each change that is not an append; empty if all that was written is readable. */
  static List<String> breaking(MessageSchema older, MessageSchema newer) {
    SchemaChanges changes = new SchemaChanges(older, newer);
    changes.compareSchemas();
    changes.compareTypes();
    for (Message message : older.messages()) {
      Message now = newer.getMessage(message.id());
      if (now == null) {
        changes.findings.add("message " + message.id() + " " + message.name() + " is gone");
      } else if (!now.name().equals(message.name())) {
        changes.findings.add(
            "message " + message.id() + " was " + message.name() + ", is " + now.name());
      } else {
        changes.compareFields(message.name(), message.fields(), now.fields());
      }
    }
    return changes.findings;
  }

  private void compareSchemas() {
    if (older.id() != newer.id()) {
      findings.add("the schema's id was " + older.id() + ", is " + newer.id());
    }
    if (older.version() > newer.version()) {
      findings.add("the schema's version was " + older.version() + ", is " + newer.version());
    }
    if (older.byteOrder() != newer.byteOrder()) {
      findings.add("the byte order has changed");
    }
  }

  private void compareTypes() {
    Map<String, Type> sorted = new TreeMap<>();
    older.types().forEach(type -> sorted.put(type.name(), type));
    for (Type type : sorted.values()) {
      Type now = newer.getType(type.name());
      if (now == null || now.getClass() != type.getClass()) {
        findings.add("type " + type.name() + " is gone");
      } else if (type instanceof EnumType was) {
        compareValues(was, (EnumType) now);
      } else if (type instanceof CompositeType was) {
        compareParts(was, (CompositeType) now);
      } else if (!layout(type).equals(layout(now))) {
        findings.add(type.name() + " was " + layout(type) + ", is " + layout(now));
      }
    }
  }

  private void compareValues(EnumType was, EnumType now) {
    String name = was.name();
    if (was.encodingType() != now.encodingType()) {
      findings.add(name + " was " + layout(was) + ", is " + layout(now));
    }
    for (EnumType.ValidValue value : was.validValues()) {
      EnumType.ValidValue same = now.getValidValue(value.name());
      if (same == null) {
        findings.add(name + ": " + value.name() + " is gone");
      } else if (!same.primitiveValue().equals(value.primitiveValue())) {
        findings.add(
            name
                + (": " + value.name() + " was " + value.primitiveValue())
                + (", is " + same.primitiveValue()));
      }
    }
    for (EnumType.ValidValue value : now.validValues()) {
      if (was.getValidValue(value.name()) == null && older.version() == newer.version()) {
        findings.add(name + ": " + value.name() + " is new in version " + newer.version());
      }
    }
  }

  private void compareParts(CompositeType was, CompositeType now) {
    List<String> parts = parts(was);
    List<String> partsNow = parts(now);
    for (int i = 0; i < Math.max(parts.size(), partsNow.size()); i++) {
      String before = i < parts.size() ? parts.get(i) : "nothing";
      String after = i < partsNow.size() ? partsNow.get(i) : "nothing";
      if (!before.equals(after)) {
        findings.add(was.name() + ": " + before + " is now " + after);
      }
    }
  }

  private static List<String> parts(CompositeType type) {
    List<String> parts = new ArrayList<>();
    int offset = 0;
    for (Type part : type.getTypeList()) {
      parts.add(part.name() + " " + layout(part) + " at " + offset);
      offset += Math.max(0, part.encodedLength());
    }
    return parts;
  }

  /** Blocks, groups and data may each grow at their end. */
  private void compareFields(String where, List<Field> was, List<Field> now) {
    for (int part = 0; part < 3; part++) {
      List<Field> before = part(was, part);
      List<Field> after = part(now, part);
      for (int i = 0; i < before.size(); i++) {
        String described = describe(before.get(i));
        String describedNow = i < after.size() ? describe(after.get(i)) : "gone";
        if (!described.equals(describedNow)) {
          findings.add(where + ": " + described + " is now " + describedNow);
          return;
        }
        if (before.get(i).groupFields() != null) {
          compareFields(
              where + "." + before.get(i).name(),
              before.get(i).groupFields(),
              after.get(i).groupFields());
        }
      }
      for (Field field : after.subList(Math.min(before.size(), after.size()), after.size())) {
        checkNew(where, field);
      }
    }
  }

  private void checkNew(String where, Field field) {
    if (newer.version() == older.version()) {
      findings.add(where + ": " + field.name() + " is new in version " + newer.version());
    } else if (field.sinceVersion() <= older.version()) {
      findings.add(
          where
              + (": " + field.name() + " is new and needs sinceVersion ")
              + ((older.version() + 1) + " to " + newer.version() + ", has ")
              + field.sinceVersion());
    }
  }

  private static List<Field> part(List<Field> fields, int part) {
    return fields.stream().filter(field -> partOf(field) == part).toList();
  }

  private static int partOf(Field field) {
    if (field.groupFields() != null) {
      return 1;
    }
    return field.type().isVariableLength() ? 2 : 0;
  }

  private static String describe(Field field) {
    String named = field.name() + " id " + field.id() + " ";
    return switch (partOf(field)) {
      case 0 -> named + typeOf(field.type()) + " at " + field.computedOffset();
      case 1 -> named + "group";
      default -> named + typeOf(field.type());
    };
  }

  private static String typeOf(Type type) {
    return type instanceof EncodedDataType ? layout(type) : type.name();
  }

  private static String layout(Type type) {
    if (type instanceof EncodedDataType data) {
      String name = data.primitiveType().primitiveName();
      return data.length() > 1 ? name + "[" + data.length() + "]" : name;
    }
    if (type instanceof EnumType values) {
      return values.encodingType().primitiveName();
    }
    return type.name();
  }
}
