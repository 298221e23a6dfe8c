package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;

/** Type of a tensor's elements, in the Open Inference Protocol's words. */
@Schema(description = "Type of a tensor's elements, in the Open Inference Protocol's words")
public enum DataType {
    BOOL,
    UINT8,
    UINT16,
    UINT32,
    UINT64,
    INT8,
    INT16,
    INT32,
    INT64,
    FP16,
    BF16,
    FP32,
    FP64,
    /** Strings, or anything of variable length. */
    BYTES;
    /** Bytes of one element; 0 where that varies. */
    public int bytes() {
        return switch (this) {
            case BOOL, UINT8, INT8 -> 1;
            case UINT16, INT16, FP16, BF16 -> 2;
            case UINT32, INT32, FP32 -> 4;
            case UINT64, INT64, FP64 -> 8;
            case BYTES -> 0;
        };
    }
}
