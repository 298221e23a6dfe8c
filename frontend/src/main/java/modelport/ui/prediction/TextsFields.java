package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;

/** One text or several, each a row of the request. */
final class TextsFields extends AskFields {
    final List<TextArea> areas = new ArrayList<>();

    TextsFields(TryState state) {
        super(state);
        write();
    }

    private void write() {
        removeAll();
        areas.clear();
        for (int i = 0; i < state.count(); i++) {
            add(createRow(i));
        }
        if (state.mayAdd()) {
            var more = new Button(t("try.addText"), Icon.PLUS.draw(), click -> {
                state.add();
                write();
                areas.getLast().focus();
            });
            more.addThemeName("tertiary");
            more.addClassName("mp-ask-more");
            add(more);
        }
    }

    private Box createRow(int place) {
        boolean alone = state.count() == 1;
        var area = area(alone ? t("try.text") : t("try.textNumber", place + 1), t("try.text.hint"), alone ? 4 : 2);
        area.setValue(state.text(place));
        area.addValueChangeListener(change -> state.type(place, change.getValue()));
        areas.add(area);
        if (alone) {
            return Box.of("mp-ask-row", area);
        }
        var remove = new Button(Icon.CROSS.draw(), click -> {
            state.remove(place);
            write();
            areas.get(Math.min(place, areas.size() - 1)).focus();
        });
        remove.addThemeName("tertiary");
        remove.addClassName("mp-icon-button");
        remove.setAriaLabel(t("try.removeText", place + 1));
        return Box.of("mp-ask-row", area, remove);
    }

    /** A field for a text of any length. */
    static TextArea area(String label, String hint, int rows) {
        var area = new TextArea(label);
        area.setWidthFull();
        area.setPlaceholder(hint);
        area.setMinRows(rows);
        area.setMaxRows(16);
        area.setValueChangeMode(ValueChangeMode.LAZY);
        return area;
    }
}
