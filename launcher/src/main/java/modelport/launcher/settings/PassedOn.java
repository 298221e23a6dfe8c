package modelport.launcher.settings;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;

/** The settings that the server reads as they are, under the names of its own configuration. */
public final class PassedOn {
    private PassedOn() {}

    /** Values that were not given stay away. */
    public static Map<String, Object> of(Settings settings) {
        var properties = new HashMap<String, Object>();
        for (RecordComponent topic : Settings.class.getRecordComponents()) {
            Object group = value(topic, settings);
            for (RecordComponent each : topic.getType().getRecordComponents()) {
                Setting setting = each.getAnnotation(Setting.class);
                Object value = value(each, group);
                if (!setting.property().isEmpty() && value != null) {
                    properties.put(setting.property(), value instanceof Bytes bytes ? bytes.count() : value);
                }
            }
        }
        return properties;
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
