package modelport.tables.source;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.schema.SchemaNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.datasets.ColumnType;
import modelport.tables.Moments;
import modelport.tables.TableException;
import org.jspecify.annotations.Nullable;

/**
 * A column of a Parquet file.
 *
 * @param type what the file says that it is; empty for texts, which may be categories
 * @param unsigned whether its whole numbers have no sign
 */
record ParquetColumn(String name, Optional<ColumnType> type, boolean unsigned) {
    private static final long UNSIGNED_32 = 0xFFFF_FFFFL;

    /** Throws {@link TableException} for what is no flat column of a type that tables have. */
    static ParquetColumn of(SchemaNode node) {
        if (!(node instanceof SchemaNode.PrimitiveNode column) || column.repetitionType() == RepetitionType.REPEATED) {
            throw TableException.of("datasets.parquet-nested", "column", node.name());
        }
        boolean unsigned = column.logicalType() instanceof LogicalType.IntType whole && !whole.isSigned();
        return new ParquetColumn(column.name(), type(column), unsigned);
    }

    private static Optional<ColumnType> type(SchemaNode.PrimitiveNode column) {
        @Nullable LogicalType logical = column.logicalType();
        if (logical == null) {
            return switch (column.type()) {
                case BOOLEAN -> Optional.of(ColumnType.BOOLEAN);
                case INT32, INT64 -> Optional.of(ColumnType.INTEGER);
                case FLOAT, DOUBLE -> Optional.of(ColumnType.NUMBER);
                case INT96 -> Optional.of(ColumnType.TIMESTAMP);
                case BYTE_ARRAY -> Optional.empty();
                case FIXED_LEN_BYTE_ARRAY -> throw unknown(column);
            };
        }
        return switch (logical) {
            case LogicalType.IntType _ -> Optional.of(ColumnType.INTEGER);
            case LogicalType.DecimalType _, LogicalType.Float16Type _ -> Optional.of(ColumnType.NUMBER);
            case LogicalType.DateType _, LogicalType.TimestampType _ -> Optional.of(ColumnType.TIMESTAMP);
            case LogicalType.StringType _,
                    LogicalType.EnumType _,
                    LogicalType.JsonType _,
                    LogicalType.UuidType _,
                    LogicalType.NullType _ -> Optional.empty();
            default -> throw unknown(column);
        };
    }

    private static TableException unknown(SchemaNode.PrimitiveNode column) {
        @Nullable LogicalType logical = column.logicalType();
        String type = logical == null
                ? column.type().name()
                : logical.getClass().getSimpleName().replace("Type", "");
        return TableException.of("datasets.parquet-type", "column", column.name(), "type", type);
    }

    /** Hands a value on as the library gives it. */
    void hand(int column, @Nullable Object value, RowSink sink) {
        switch (value) {
            case null -> sink.missing(column);
            case Integer whole -> sink.whole(column, unsigned ? whole & UNSIGNED_32 : whole);
            case Long whole -> {
                if (unsigned && whole < 0) {
                    sink.number(column, Double.parseDouble(Long.toUnsignedString(whole)));
                } else {
                    sink.whole(column, whole);
                }
            }
            case Float number -> number(column, number, sink);
            case Double number -> number(column, number, sink);
            case BigDecimal number -> number(column, number.doubleValue(), sink);
            case Boolean truth -> sink.truth(column, truth);
            case LocalDate day ->
                sink.moment(
                        column, Moments.micros(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
            case LocalDateTime local -> sink.moment(column, Moments.micros(local.toInstant(ZoneOffset.UTC)));
            case Instant moment -> sink.moment(column, Moments.micros(moment));
            case String text -> text(column, text, sink);
            case UUID text -> text(column, text.toString(), sink);
            case byte[] bytes -> text(column, decoded(bytes), sink);
            default ->
                throw TableException.of(
                        "datasets.parquet-type",
                        "column",
                        name,
                        "type",
                        value.getClass().getSimpleName());
        }
    }

    private static void number(int column, double value, RowSink sink) {
        if (Double.isNaN(value)) {
            sink.missing(column);
        } else {
            sink.number(column, value);
        }
    }

    private static void text(int column, String text, RowSink sink) {
        char[] chars = text.toCharArray();
        // What a typed file calls a text is one, even if it reads NA.
        sink.text(column, chars, 0, chars.length, true);
    }

    /** Old writers do not say that bytes are a text. */
    private String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw TableException.of("datasets.parquet-type", "column", name, "type", "BYTE_ARRAY");
        }
    }
}
