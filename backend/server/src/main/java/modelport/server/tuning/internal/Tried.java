package modelport.server.tuning.internal;

import java.util.Map;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trainer;

/**
 * A setting that is tried.
 *
 * @param number its place in the order in which they are tried, from 1
 * @param trainer the trainer's name
 * @param values of all parameters of the trainer
 * @param digest of trainer and values
 * @param initial whether these are the trainer's initial values
 */
public record Tried(int number, String trainer, Map<String, Object> values, String digest, boolean initial) {
    public Tried {
        values = Map.copyOf(values);
    }

    static Tried of(int number, Trainer trainer, Setting setting) {
        Setting complete = setting.complete(trainer);
        boolean initial = complete.equals(Setting.of(Map.of()).complete(trainer));
        String digest = complete.with("trainer", trainer.name()).digest();
        return new Tried(number, trainer.name(), complete.values(), digest, initial);
    }

    /** The values in their own types, whatever they were read from. */
    Setting setting(Trainer known) {
        return Setting.of(values).complete(known);
    }

    Tried at(int other) {
        return new Tried(other, trainer, values, digest, initial);
    }
}
