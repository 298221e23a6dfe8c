package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.Processing;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** Somebody, the things they had or the things to choose from, and how many to name. */
final class ItemFields extends AskFields {
    private static final int MOST = 100;

    final TextField user = new TextField(t("try.user"));
    final TextArea items = TextsFields.area("", t("try.items.hint"), 4);
    final TextArea exclude = TextsFields.area(t("try.items.exclude"), t("try.items.hint"), 2);
    final TextArea allow = TextsFields.area(t("try.items.allow"), t("try.items.hint"), 2);
    final IntegerField top = new IntegerField(t("try.top"));

    ItemFields(TryState state) {
        super(state);
        ItemPreparation preparation = preparation(state);
        boolean knowsPeople = preparation.users() != null || preparation.userInput() != null;
        user.setVisible(knowsPeople);
        user.setValueChangeMode(ValueChangeMode.LAZY);
        user.setPlaceholder(t("try.user.hint"));
        user.setValue(state.user());
        user.addValueChangeListener(change -> state.user(change.getValue()));
        items.setLabel(t(preparation.history() ? "try.items.had" : "try.items.judge"));
        items.setHelperText(t(preparation.history() ? "try.items.had.help" : "try.items.judge.help"));
        items.setValue(state.items());
        items.addValueChangeListener(change -> state.items(change.getValue()));
        top.setMin(1);
        top.setMax(MOST);
        top.setStepButtonsVisible(true);
        top.setValue(state.top());
        top.addValueChangeListener(
                change -> state.top(change.getValue() == null ? TryState.USUAL_TOP : change.getValue()));
        exclude.setValue(state.exclude());
        exclude.addValueChangeListener(change -> state.exclude(change.getValue()));
        allow.setValue(state.allow());
        allow.addValueChangeListener(change -> state.allow(change.getValue()));
        add(
                items,
                Box.of("mp-ask-pair", user, top),
                Box.tag("details", "mp-fold", Words.tag("summary", "", t("try.items.filters")), exclude, allow));
    }

    private static ItemPreparation preparation(TryState state) {
        Processing processing = state.signature().processing();
        if (processing == null || !(processing.first().preparation() instanceof ItemPreparation items)) {
            throw new IllegalStateException("no items: " + state.kind());
        }
        return items;
    }
}
