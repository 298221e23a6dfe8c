package modelport.ui.components;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * An ECharts picture in our tokens. Options are JSON; "var(--mp-x)" is a colour and "@bytes" a formatter, both resolved
 * in the browser.
 */
@Tag("mp-chart")
@JsModule("context://modelport/echart.js")
public final class EChart extends Component implements HasStyle {
    public enum Height {
        LOW,
        MIDDLE,
        HIGH
    }

    public EChart(String label, Height height, String option) {
        addClassNames("mp-chart", "mp-chart-" + height.name().toLowerCase(java.util.Locale.ROOT));
        getElement().setAttribute("aria-label", label);
        getElement().setPropertyJson("option", JacksonUtils.readTree(option));
    }

    /** New figures for a running chart; only what changed. Call it under UI.access. */
    public void patch(String option) {
        getElement().callJsFunction("patch", JacksonUtils.readTree(option));
    }

    /** Figures as a JSON array with at most four decimals. */
    public static String json(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value)
                        ? "null"
                        : BigDecimal.valueOf(value)
                                .setScale(4, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString())
                .collect(joining(",", "[", "]"));
    }

    /** Texts as a JSON array. */
    public static String json(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\"", "\\\"") + '"')
                .collect(joining(",", "[", "]"));
    }

    /** An option of maps, lists, texts, numbers and truths, as JSON. */
    public static String json(Map<String, ?> option) {
        return JacksonUtils.getMapper().writeValueAsString(option);
    }

    /** Calls back with the name of a point that is clicked. */
    public EChart onName(Consumer<String> listener) {
        getElement()
                .addEventListener(
                        "point",
                        event -> listener.accept(
                                event.getEventData().get("event.detail.name").asString()))
                .addEventData("event.detail.name");
        return this;
    }

    public EChart onPoint(IntConsumer listener) {
        getElement()
                .addEventListener(
                        "point",
                        event -> listener.accept(
                                event.getEventData().get("event.detail.index").asInt()))
                .addEventData("event.detail.index");
        return this;
    }
}
