package modelport.processing;

import modelport.contract.Message;
import modelport.inference.InferenceException;
import modelport.inference.InferenceException.Fault;

/** What can be wrong with a request or with what is declared, said in sentences of this module. */
public final class Faults {
    private Faults() {}

    /** The caller can do something about it. */
    public static InferenceException input(String code, String... pairs) {
        return new InferenceException(Fault.INPUT, Message.of("processing." + code, pairs));
    }

    /** The version's files or its processing are at fault. */
    public static InferenceException file(String code, String... pairs) {
        return new InferenceException(Fault.FILE, Message.of("processing." + code, pairs));
    }
}
