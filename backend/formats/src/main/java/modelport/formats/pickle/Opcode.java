package modelport.formats.pickle;

import java.util.Optional;
import java.util.stream.Stream;

/** The instructions of a pickle, by what they do; names and codes are those of Python's {@code pickletools}. */
sealed interface Opcode {
    int code();

    String name();

    /** The instruction of a byte; some bytes are none. */
    static Optional<Opcode> of(int code) {
        return Optional.ofNullable(OpcodeTable.OPCODES[code]);
    }

    /** Every instruction. */
    static Stream<Opcode> all() {
        return Stream.<Opcode[]>of(
                        Control.values(),
                        Literal.values(),
                        Memory.values(),
                        Collect.values(),
                        Call.values(),
                        Foreign.values())
                .flatMap(Stream::of);
    }

    /** Those that order the rest. */
    enum Control implements Opcode {
        PROTO(0x80),
        FRAME(0x95),
        STOP('.'),
        MARK('('),
        POP('0'),
        POP_MARK('1'),
        DUP('2');

        private final int code;

        Control(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** Those that put a value of their own on the stack. */
    enum Literal implements Opcode {
        NONE('N'),
        NEWTRUE(0x88),
        NEWFALSE(0x89),
        INT('I'),
        BININT('J'),
        BININT1('K'),
        BININT2('M'),
        LONG('L'),
        LONG1(0x8a),
        LONG4(0x8b),
        FLOAT('F'),
        BINFLOAT('G'),
        STRING('S'),
        BINSTRING('T'),
        SHORT_BINSTRING('U'),
        UNICODE('V'),
        SHORT_BINUNICODE(0x8c),
        BINUNICODE('X'),
        BINUNICODE8(0x8d),
        BINBYTES('B'),
        SHORT_BINBYTES('C'),
        BINBYTES8(0x8e),
        BYTEARRAY8(0x96),
        EMPTY_LIST(']'),
        EMPTY_TUPLE(')'),
        EMPTY_DICT('}'),
        EMPTY_SET(0x8f);

        private final int code;

        Literal(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** Those that store values and bring them again. */
    enum Memory implements Opcode {
        GET('g'),
        BINGET('h'),
        LONG_BINGET('j'),
        PUT('p'),
        BINPUT('q'),
        LONG_BINPUT('r'),
        MEMOIZE(0x94);

        private final int code;

        Memory(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** Those that put values into containers. */
    enum Collect implements Opcode {
        LIST('l'),
        APPEND('a'),
        APPENDS('e'),
        TUPLE('t'),
        TUPLE1(0x85),
        TUPLE2(0x86),
        TUPLE3(0x87),
        DICT('d'),
        SETITEM('s'),
        SETITEMS('u'),
        ADDITEMS(0x90),
        FROZENSET(0x91);

        private final int code;

        Collect(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** Those by which Python would import, call and build. */
    enum Call implements Opcode {
        GLOBAL('c'),
        STACK_GLOBAL(0x93),
        REDUCE('R'),
        BUILD('b'),
        INST('i'),
        OBJ('o'),
        NEWOBJ(0x81),
        NEWOBJ_EX(0x92);

        private final int code;

        Call(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** Those that refer to something outside the file. */
    enum Foreign implements Opcode {
        PERSID('P'),
        BINPERSID('Q'),
        EXT1(0x82),
        EXT2(0x83),
        EXT4(0x84),
        NEXT_BUFFER(0x97),
        READONLY_BUFFER(0x98);

        private final int code;

        Foreign(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
