package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;
import tools.jackson.databind.JsonNode;

/** What could stand in the gaps of a text: whoever picks a candidate reads the sentence with it. */
final class CandidateView extends Box {
    CandidateView(JsonNode answer) {
        super("div", "mp-stack");
        boolean one = answer.path(0).isObject();
        if (one) {
            add(createGap(answer, ""));
        } else {
            for (int i = 0; i < answer.size(); i++) {
                add(createGap(answer.get(i), t("drawn.gap", i + 1)));
            }
        }
    }

    private static Component createGap(JsonNode candidates, String heading) {
        var sentence = Words.plain("p", "mp-gap-sentence", sequence(candidates.get(0)));
        sentence.getElement().setAttribute("aria-live", "polite");
        List<NativeButton> choices = new ArrayList<>();
        var list = Box.tag("ul", "mp-gap-words").attribute("aria-label", t("drawn.candidates"));
        candidates.forEach(each -> {
            var choice = createChoice(each, choices.isEmpty());
            choice.addClickListener(click -> {
                sentence.setText(sequence(each));
                choices.forEach(other -> press(other, other.equals(choice)));
            });
            choices.add(choice);
            list.add(Box.tag("li", "", choice));
        });
        var table = new DataTable(
                t("drawn.candidates"), Column.text(t("drawn.candidate")), Column.figures(t("drawn.probability")));
        candidates.forEach(each -> table.row(
                each.path("text").asString(), Formats.figure(each.path("score").asDouble())));
        var gap = Box.stack(sentence, list, new Twin(table));
        if (!heading.isEmpty()) {
            gap.addComponentAsFirst(Words.of("mp-muted mp-small", heading));
        }
        return gap;
    }

    private static NativeButton createChoice(JsonNode candidate, boolean chosen) {
        double score = candidate.path("score").asDouble();
        var choice = new NativeButton();
        choice.addClassName("mp-gap-word");
        choice.add(
                Words.of("mp-gap-text", candidate.path("text").asString()),
                Drawing.bar("now", score),
                Words.number(Formats.figure(score)));
        press(choice, chosen);
        return choice;
    }

    private static void press(NativeButton choice, boolean chosen) {
        choice.getElement().setAttribute("type", "button").setAttribute("aria-pressed", Boolean.toString(chosen));
    }

    private static String sequence(JsonNode candidate) {
        return candidate.path("sequence").asString();
    }
}
