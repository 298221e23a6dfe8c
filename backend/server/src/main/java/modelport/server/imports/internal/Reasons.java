package modelport.server.imports.internal;

import modelport.contract.Message;
import modelport.onnx.Refusal;

/** The libraries' refusals in the words of the contract. */
final class Reasons {
    private Reasons() {}

    static Message of(Refusal refusal) {
        return new Message(refusal.code(), refusal.args());
    }
}
