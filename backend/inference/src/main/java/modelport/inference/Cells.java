package modelport.inference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.BitSet;
import modelport.contract.registry.TensorSpec;
import org.jspecify.annotations.Nullable;

/** Single values on their way into a tensor: checked against the type, never silently bent. */
final class Cells {
    private static final int MAX_SCALE = 1_000;
    private static final float MAX_FP16 = 65_504;
    private static final BigInteger MAX_UINT64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private final TensorSpec spec;
    private final boolean missingAllowed;
    private final BitSet gaps = new BitSet();
    private int column;

    Cells(TensorSpec spec, boolean missingAllowed) {
        this.spec = spec;
        this.missingAllowed = missingAllowed;
        spec.gaps().forEach(gaps::set);
    }

    /** Which column the next values belong to. */
    Cells at(int next) {
        column = next;
        return this;
    }

    private boolean mayBeMissing() {
        return missingAllowed || gaps.get(column);
    }

    String text(@Nullable Object value, String place) {
        if (value instanceof String text) {
            return text;
        }
        if (value == null || (value instanceof Double number && number.isNaN())) {
            if (mayBeMissing()) {
                return TextTensor.MISSING;
            }
            throw InputErrors.missingText(spec.name(), place);
        }
        throw wrong(value, place);
    }

    void put(ByteBuffer target, @Nullable Object value, String place) {
        switch (spec.type()) {
            case BOOL -> target.put((byte) (truth(value, place) ? 1 : 0));
            case INT8 -> target.put((byte) whole(value, place, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case UINT8 -> target.put((byte) whole(value, place, 0, 0xff));
            case INT16 -> target.putShort((short) whole(value, place, Short.MIN_VALUE, Short.MAX_VALUE));
            case UINT16 -> target.putShort((short) whole(value, place, 0, 0xffff));
            case INT32 -> target.putInt((int) whole(value, place, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case UINT32 -> target.putInt((int) whole(value, place, 0, 0xffff_ffffL));
            case INT64 -> target.putLong(whole(value, place, Long.MIN_VALUE, Long.MAX_VALUE));
            case UINT64 -> target.putLong(unsigned(value, place));
            case FP16 -> target.putShort(Float.floatToFloat16(real(value, place, MAX_FP16)));
            case BF16 -> target.putShort(bfloat(real(value, place, Float.MAX_VALUE)));
            case FP32 -> target.putFloat(real(value, place, Float.MAX_VALUE));
            case FP64 -> target.putDouble(number(value, place));
            case BYTES -> throw new IllegalStateException("texts have no bytes of their own");
        }
    }

    private boolean truth(@Nullable Object value, String place) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Number number && (number.doubleValue() == 0 || number.doubleValue() == 1)) {
            return number.doubleValue() == 1;
        }
        throw wrong(value, place);
    }

    private long whole(@Nullable Object value, String place, long min, long max) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            long number = ((Number) value).longValue();
            if (number < min || number > max) {
                throw InputErrors.outOfRange(spec, place, String.valueOf(value));
            }
            return number;
        }
        BigInteger number = big(value, place);
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw InputErrors.outOfRange(spec, place, String.valueOf(value));
        }
        return number.longValue();
    }

    private long unsigned(@Nullable Object value, String place) {
        BigInteger number = big(value, place);
        if (number.signum() < 0 || number.compareTo(MAX_UINT64) > 0) {
            throw InputErrors.outOfRange(spec, place, String.valueOf(value));
        }
        return number.longValue();
    }

    private BigInteger big(@Nullable Object value, String place) {
        if (!(value instanceof Number number)) {
            throw wrong(value, place);
        }
        if (number instanceof BigInteger big) {
            return big;
        }
        if (Double.isNaN(number.doubleValue())) {
            throw InputErrors.notFinite(spec.name(), place, String.valueOf(number));
        }
        boolean endless = number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) > MAX_SCALE;
        if (endless || Double.isInfinite(number.doubleValue())) {
            throw InputErrors.outOfRange(spec, place, String.valueOf(number));
        }
        try {
            return new BigDecimal(number.toString()).toBigIntegerExact();
        } catch (ArithmeticException _) {
            throw InputErrors.notWhole(spec, place, String.valueOf(number));
        }
    }

    private float real(@Nullable Object value, String place, float max) {
        double number = number(value, place);
        float real = (float) number;
        if (Math.abs(real) > max) {
            throw InputErrors.outOfRange(spec, place, String.valueOf(value));
        }
        return real;
    }

    private double number(@Nullable Object value, String place) {
        if (value == null) {
            if (mayBeMissing()) {
                return Double.NaN;
            }
            throw InputErrors.notFinite(spec.name(), place, "null");
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (!(value instanceof Number number)) {
            throw wrong(value, place);
        }
        double real = number.doubleValue();
        if (Double.isFinite(real) || (Double.isNaN(real) && mayBeMissing())) {
            return real;
        }
        if (number instanceof BigDecimal || number instanceof BigInteger) {
            throw InputErrors.outOfRange(spec, place, String.valueOf(number));
        }
        throw InputErrors.notFinite(spec.name(), place, String.valueOf(number));
    }

    /** Rounded to the nearest, ties to even. */
    private static short bfloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        return Float.isNaN(value) ? (short) 0x7fc0 : (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    private InferenceException wrong(@Nullable Object value, String place) {
        return value == null
                ? InputErrors.notFinite(spec.name(), place, "null")
                : InputErrors.value(spec, place, value instanceof String text ? '"' + text + '"' : value.toString());
    }
}
