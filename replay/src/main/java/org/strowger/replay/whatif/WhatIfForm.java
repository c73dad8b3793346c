package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.replay.text.Text;

/** A comparison as JSON: times in milliseconds, shares 0 to 1, null for nothing. Stateless. */
final class WhatIfForm {
  private WhatIfForm() {}

  /** All groups, each with all its figures. */
  static List<Object> groups(WhatIf.Result result) {
    Map<Compared.Group, Map<String, Object>> groups = new LinkedHashMap<>();
    for (Compared one : result.compared()) {
      Map<String, Object> group =
          groups.computeIfAbsent(
              one.group(),
              key -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("kind", Text.hyphens(key.kind().name()));
                values.put("name", key.name());
                values.put("contacts", one.contacts());
                return values;
              });
      group.put(Text.hyphens(one.measure().name()), figure(one));
    }
    return new ArrayList<>(groups.values());
  }

  private static Map<String, Object> figure(Compared one) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("record", number(one.record()));
    values.put("calibration", number(one.calibrationMean()));
    values.put("error", number(one.error()));
    values.put("what-if", number(one.whatIfMean()));
    values.put("spread", number(one.spread()));
    values.put("change", number(one.change()));
    values.put("change-95", number(one.changeHalfWidth()));
    return values;
  }

  private static Object number(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** The curves of patience. */
  static Map<String, Object> curves(PeopleModel model) {
    Map<String, Object> curves = new LinkedHashMap<>();
    model
        .curves()
        .forEach(
            (name, curve) -> {
              Map<String, Object> values = new LinkedHashMap<>();
              values.put("waits", curve.waits());
              values.put("left", curve.left());
              values.put("median-ms", curve.left() == 0 ? null : curve.medianMs());
              values.put("last-ms", curve.lastMs());
              values.put("at-last", curve.atEnd());
              curves.put(name, values);
            });
    return curves;
  }
}
