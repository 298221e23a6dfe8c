package modelport.formats.weights;

/** How the elements of a tensor are kept; all little-endian. */
public enum WeightType {
    BOOL(8),
    U8(8),
    I8(8),
    U16(16),
    I16(16),
    U32(32),
    I32(32),
    U64(64),
    I64(64),
    F16(16),
    BF16(16),
    F32(32),
    F64(64),
    F8_E4M3(8),
    F8_E5M2(8),
    F8_E8M0(8),
    F8_E4M3FNUZ(8),
    F8_E5M2FNUZ(8),
    C64(64),
    F4(4),
    F6_E2M3(6),
    F6_E3M2(6);

    private final int bits;

    WeightType(int bits) {
        this.bits = bits;
    }

    /** Bits of one element. */
    public int bits() {
        return bits;
    }

    /** Whether its elements are numbers that single precision can stand for, as closely as it can. */
    public boolean isFraction() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }
}
