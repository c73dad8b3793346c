package org.strowger.replay.whatif;

import java.util.Map;
import org.strowger.api.CommandPublisher;
import org.strowger.codec.AttributeList;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.sbe.IdKind;
import org.strowger.replay.simulation.Behaviour.Numbers;

/** What a journal says of a customer, told again: rules of a plan may look at it. Stateless. */
final class CustomerTold {
  private static final int SEGMENT = 1;
  private static final int LANGUAGE = 2;
  private static final int REGION = 4;
  private static final int VERIFIED_BY = 8;
  private static final int DEVICES = 16;
  private static final int NEVER = 32;

  private CustomerTold() {}

  /** Publishes the command of these fields, without its payload. */
  static void publish(Map<String, Object> fields, CommandPublisher publisher, Numbers numbers) {
    long customer = numbers.of(IdKind.CUSTOMER, String.valueOf(fields.get("customer")));
    long set = (Long) fields.get("set");
    CustomerChange change = new CustomerChange().reset(customer);
    change.setSegment = (set & SEGMENT) != 0;
    change.segment = RecordedContact.number(numbers, IdKind.CODE, fields, "segment");
    change.setLanguage = (set & LANGUAGE) != 0;
    change.language = RecordedContact.number(numbers, IdKind.CODE, fields, "language");
    change.setRegion = (set & REGION) != 0;
    change.region = RecordedContact.number(numbers, IdKind.CODE, fields, "region");
    change.setVerifiedBy = (set & VERIFIED_BY) != 0;
    change.verifiedBy = RecordedContact.number(numbers, IdKind.CODE, fields, "verifiedBy");
    change.setDevices = (set & DEVICES) != 0;
    for (Map<String, Object> device : RecordedContact.entries(fields, "devices")) {
      change.devices.add(RecordedContact.number(numbers, IdKind.CODE, device, "device"));
    }
    change.setNever = (set & NEVER) != 0;
    for (Map<String, Object> agent : RecordedContact.entries(fields, "never")) {
      change.never.add(RecordedContact.number(numbers, IdKind.AGENT, agent, "agent"));
    }
    attributes(fields, change.attributes, numbers);
    publisher.updateCustomer(change);
  }

  /** Adds the attributes of a command's fields. */
  static void attributes(Map<String, Object> fields, AttributeList into, Numbers numbers) {
    for (Map<String, Object> attribute : RecordedContact.entries(fields, "attributes")) {
      int kind = ((Long) attribute.get("kind")).intValue();
      Object value = attribute.get("value");
      into.add(
          RecordedContact.number(numbers, IdKind.ATTRIBUTE, attribute, "attribute"),
          kind,
          kind == AttributeList.CODE
              ? numbers.of(IdKind.CODE, String.valueOf(value))
              : value instanceof Long number ? number : 0);
    }
  }
}
