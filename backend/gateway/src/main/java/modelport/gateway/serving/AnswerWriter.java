package modelport.gateway.serving;

import modelport.gateway.json.JsonBytes;

/** Writes a call's answer from what the model gave. */
public interface AnswerWriter {
    /** In the place of the last row: everything belongs to the call. */
    int ALL = -1;

    /** Rows {@code from} (inclusive) to {@code to} (exclusive) of {@code outputs} are the call's. */
    Reply write(Call call, Outputs outputs, int from, int to, JsonBytes out);
}
