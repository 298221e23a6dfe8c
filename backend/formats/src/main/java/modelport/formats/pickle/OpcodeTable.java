package modelport.formats.pickle;

import org.jspecify.annotations.Nullable;

/** Opcodes by their bytes. */
final class OpcodeTable {
    static final @Nullable Opcode[] OPCODES = new @Nullable Opcode[1 << Byte.SIZE];

    static {
        Opcode.all().forEach(opcode -> OPCODES[opcode.code()] = opcode);
    }

    private OpcodeTable() {}
}
