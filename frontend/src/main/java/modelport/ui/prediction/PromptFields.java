package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.Processing;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;

/** A text that shall go on, and how; what is left empty is as the version says, which stands in the fields. */
final class PromptFields extends AskFields {
    private static final double HOTTEST = 100;

    final TextArea prompt = TextsFields.area(t("try.prompt"), t("try.prompt.hint"), 4);
    final IntegerField maxTokens = new IntegerField(t("try.maxTokens"));
    final NumberField temperature = new NumberField(t("try.temperature"));
    final IntegerField topK = new IntegerField(t("try.topK"));
    final IntegerField seed = new IntegerField(t("try.seed"));

    PromptFields(TryState state) {
        super(state);
        GenerationAnswer usual = usual(state);
        prompt.setValue(state.text(0));
        prompt.addValueChangeListener(change -> state.type(0, change.getValue()));
        maxTokens.setMin(1);
        maxTokens.setMax(usual.limit());
        maxTokens.setPlaceholder(Integer.toString(usual.maxTokens()));
        maxTokens.setHelperText(t("try.maxTokens.help", usual.limit()));
        temperature.setMin(0);
        temperature.setMax(HOTTEST);
        temperature.setPlaceholder(Formats.figure(usual.temperature()));
        temperature.setHelperText(t("try.temperature.help"));
        topK.setMin(0);
        topK.setPlaceholder(Integer.toString(usual.topK()));
        topK.setHelperText(t("try.topK.help"));
        seed.setPlaceholder(t("try.seed.hint"));
        seed.setHelperText(t("try.seed.help"));
        fill(state.wishes());
        maxTokens.addValueChangeListener(change -> keep());
        temperature.addValueChangeListener(change -> keep());
        topK.addValueChangeListener(change -> keep());
        seed.addValueChangeListener(change -> keep());
        add(prompt, Box.of("mp-ask-wishes", maxTokens, temperature, topK, seed));
    }

    private void fill(WritingWishes wishes) {
        maxTokens.setValue(wishes.maxTokens());
        temperature.setValue(wishes.temperature());
        topK.setValue(wishes.topK());
        seed.setValue(wishes.seed());
    }

    private void keep() {
        state.wish(new WritingWishes(maxTokens.getValue(), temperature.getValue(), topK.getValue(), seed.getValue()));
    }

    private static GenerationAnswer usual(TryState state) {
        Processing processing = state.signature().processing();
        if (processing == null || !(processing.first().interpretation() instanceof GenerationAnswer answer)) {
            throw new IllegalStateException("no text that goes on: " + state.kind());
        }
        return answer;
    }
}
