package modelport.ui.registry;

import java.util.List;
import java.util.Locale;
import modelport.ui.components.Drawing;
import modelport.ui.registry.Family.Member;

/** The lines between a model's versions: across where there is room, down on a narrow page. */
final class FamilyDrawing {
    /** As in the style sheet: the height of a lane and of a row, the width of a lane, the middle of a mark. */
    private static final int LANE = 100;

    private static final int ROW = 56;
    private static final int STEP = 20;
    private static final int MARK = 7;
    private static final int ABOVE = 16;

    private FamilyDrawing() {}

    static Drawing across(Family family) {
        var lines = new StringBuilder();
        List<Member> members = family.members();
        double column = 100.0 / members.size();
        double before = -1;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            double x = i * column;
            int y = MARK + LANE * member.lane();
            if (!member.isBranch()) {
                if (before >= 0) {
                    lines.append(line("trunk", before, MARK, x, MARK));
                }
                before = x;
            } else if (member.parent().isPresent()) {
                int place = member.parent().get();
                double from = place * column;
                int top = MARK + LANE * members.get(place).lane();
                lines.append(line("branch", from, top, from, y - ABOVE))
                        .append(line("branch", from, y - ABOVE, x, y - ABOVE))
                        .append(line("branch", x, y - ABOVE, x, y));
            } else {
                // Its parent is older than what is shown.
                lines.append(line("branch older", 0, y - ABOVE, x, y - ABOVE))
                        .append(line("branch", x, y - ABOVE, x, y));
            }
        }
        return new Drawing("mp-family-across", svg("100%", Integer.toString(LANE * family.lanes()), lines));
    }

    static Drawing down(Family family) {
        var lines = new StringBuilder();
        List<Member> members = family.members();
        int before = -1;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            int x = MARK + STEP * member.lane();
            int y = MARK + ROW * i;
            if (!member.isBranch()) {
                if (before >= 0) {
                    lines.append(straight("trunk", MARK, before, MARK, y));
                }
                before = y;
            } else if (member.parent().isPresent()) {
                int place = member.parent().get();
                int fromX = MARK + STEP * members.get(place).lane();
                int fromY = MARK + ROW * place;
                lines.append(straight("branch", fromX, fromY, x, fromY + STEP))
                        .append(straight("branch", x, fromY + STEP, x, y));
            } else {
                lines.append(straight("branch older", x, Math.max(0, y - STEP), x, y));
            }
        }
        return new Drawing(
                "mp-family-down",
                svg(Integer.toString(STEP * Family.LANES), Integer.toString(ROW * members.size()), lines));
    }

    private static String svg(String width, String height, CharSequence lines) {
        return "<svg width=\"" + width + "\" height=\"" + height + "\" aria-hidden=\"true\">" + lines + "</svg>";
    }

    private static String line(String css, double x1, int y1, double x2, int y2) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.3f%%\" y1=\"%d\" x2=\"%.3f%%\" y2=\"%d\"/>",
                css,
                x1,
                y1,
                x2,
                y2);
    }

    private static String straight(String css, int x1, int y1, int x2, int y2) {
        return String.format(
                Locale.ROOT, "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", css, x1, y1, x2, y2);
    }
}
