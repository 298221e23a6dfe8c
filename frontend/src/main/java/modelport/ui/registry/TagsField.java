package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;

/** Words to find something by, with commas between them. */
public final class TagsField extends TextField {
    public TagsField() {
        setLabel(t("upload.tags"));
        setHelperText(t("upload.tags.help"));
    }

    public List<String> words() {
        return Arrays.stream(getValue().split("[,\uff0c\u3001]", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    public void show(List<String> tags) {
        setValue(String.join(", ", tags));
    }
}
