package modelport.ui.deployment;

import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.Locale;
import modelport.contract.deployment.Revision;
import modelport.ui.components.Box;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Words;

/** Who answers how many of the requests, with words and numbers under each. */
final class TrafficBar extends Box {
    TrafficBar(List<Revision> revisions) {
        super("div", "mp-traffic");
        List<Revision> live = revisions.stream()
                .filter(each -> each.live() && each.weight() > 0)
                .toList();
        var segments = new StringBuilder();
        double at = 0;
        for (Revision each : live) {
            segments.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f%%\" width=\"%.1f%%\" height=\"10\" rx=\"4\"/>",
                    live.size() > 1 && each.equals(live.getFirst()) ? "candidate" : "champion",
                    at,
                    each.weight() - 0.2));
            at += each.weight();
        }
        var words = Box.of("mp-traffic-words");
        live.forEach(each -> words.add(Box.of(
                "mp-traffic-side",
                Box.of("mp-traffic-share", Words.number(each.weight() + "\u00a0%"), Words.strong("v" + each.version())),
                Words.muted(
                        t("endpoint.traffic.note", each.number(), each.createdBy(), Formats.ago(each.createdAt()))))));
        add(
                new Drawing(
                        "mp-traffic-bar",
                        "<svg width=\"100%\" height=\"10\" aria-hidden=\"true\">" + segments + "</svg>"),
                words);
    }
}
