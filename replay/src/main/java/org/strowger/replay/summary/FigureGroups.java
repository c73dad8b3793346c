package org.strowger.replay.summary;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.replay.report.Count;
import org.strowger.replay.report.Group;
import org.strowger.replay.report.ReportFigures;

/**
 * The same contacts counted in all, by channel, by queue and by day.
 *
 * @param total of all
 * @param byChannel in order of size, largest first
 * @param byQueue in order of size, largest first
 * @param byDay in order of days
 */
public record FigureGroups(
    Figures total,
    Map<String, Figures> byChannel,
    Map<String, Figures> byQueue,
    Map<String, Figures> byDay) {

  /** Of contacts whose segments are their days. */
  static FigureGroups of(ReportFigures counted, long shortAbandonMs) {
    return new FigureGroups(
        new Figures(counted.total(), shortAbandonMs),
        figures(bySize(counted.channels()), shortAbandonMs),
        figures(bySize(counted.queues()), shortAbandonMs),
        figures(counted.segments(), shortAbandonMs));
  }

  private static List<Group> bySize(List<Group> groups) {
    return groups.stream()
        .sorted(Comparator.comparingLong((Group group) -> -group.get(Count.OFFERED)))
        .toList();
  }

  private static Map<String, Figures> figures(List<Group> groups, long shortAbandonMs) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    groups.forEach(group -> figures.put(group.id(), new Figures(group, shortAbandonMs)));
    return figures;
  }
}
