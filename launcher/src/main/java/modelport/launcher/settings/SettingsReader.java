package modelport.launcher.settings;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** Builds the settings record from variables: one component, one variable. */
final class SettingsReader {
    static final String PREFIX = "MODELPORT_";

    private final Map<String, String> environment;

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    <T> T read(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Setting setting = components[i].getAnnotation(Setting.class);
            values[i] = setting == null ? read(types[i]) : value(setting);
        }
        return create(type, types, values);
    }

    private @Nullable Object value(Setting setting) {
        String name = PREFIX + setting.name();
        String text = text(name, setting);
        if (text.isBlank()) {
            return null;
        }
        try {
            return setting.kind().read(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            String shown = setting.secret() ? "***" : text;
            throw new BadSettingException(Message.of(setting.kind().rule(), "name", name, "value", shown));
        }
    }

    private String text(String name, Setting setting) {
        String text = environment.getOrDefault(name, "");
        String file = environment.getOrDefault(name + "_FILE", "");
        if (text.isBlank() && setting.secret() && !file.isBlank()) {
            return secret(name + "_FILE", file);
        }
        return text.isBlank() ? setting.standard() : text;
    }

    private static String secret(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new BadSettingException(Message.of("launcher.setting.secret-file", "name", name, "value", file));
        }
    }

    private static <T> T create(Class<T> type, Class<?>[] types, @Nullable Object[] values) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof BadSettingException bad) {
                throw bad;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
