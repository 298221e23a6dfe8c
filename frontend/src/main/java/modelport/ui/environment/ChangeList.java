package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** In what two policies differ: a sign, a word and the sentence, line by line. */
final class ChangeList {
    private ChangeList() {}

    static Component of(List<PolicyChange> changes) {
        if (changes.isEmpty()) {
            return Words.tag("p", "mp-muted", t("policy.same"));
        }
        var list = Box.tag("ul", "mp-policy-changes");
        changes.forEach(each -> list.add(line(each)));
        return list;
    }

    private static Component line(PolicyChange change) {
        return switch (change) {
            case PolicyChange.Added(String text) ->
                line("mp-change-added", "+", "policy.change.added", Words.plain("span", "", text));
            case PolicyChange.Removed(String text) ->
                line("mp-change-removed", "\u2212", "policy.change.removed", Words.plain("del", "", text));
            case PolicyChange.Changed(String before, String after) ->
                line(
                        "mp-change-changed",
                        "~",
                        "policy.change.changed",
                        Box.of("mp-stack", Words.plain("del", "", before), Words.plain("ins", "", after)));
        };
    }

    private static Component line(String css, String sign, String key, Component text) {
        return Box.tag(
                "li",
                css,
                Words.of("mp-change-sign", sign),
                Box.of("mp-change-words", Words.of("mp-change-kind", t(key)), text));
    }
}
