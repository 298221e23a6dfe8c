package modelport.compression;

import modelport.contract.Message;

/** What a pass did with one part of a model. */
public sealed interface LayerReport {
    /** The operator's name, or its first output where it has none. */
    String layer();

    /** Changed; sizes are bytes of weights. */
    record Done(String layer, long bytesBefore, long bytesAfter, Message how) implements LayerReport {}

    /** Left as it was. */
    record Skipped(String layer, Message why) implements LayerReport {}
}
