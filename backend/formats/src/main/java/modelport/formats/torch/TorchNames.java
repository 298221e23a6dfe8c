package modelport.formats.torch;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.formats.pickle.AllowList;
import modelport.formats.pickle.PyValue.Global;

/** What pickles of PyTorch may name. */
final class TorchNames {
    static final Global PARAMETER = Global.of("torch._utils._rebuild_parameter");
    static final Global OLD_TENSOR = Global.of("torch._utils._rebuild_tensor");

    /** Tensors out of a storage, an offset, a shape and strides. */
    static final Set<Global> TENSORS = globals(
            "torch._utils._rebuild_tensor",
            "torch._utils._rebuild_tensor_v2",
            "torch._utils._rebuild_tensor_v3",
            "torch._utils._rebuild_qtensor");

    private static final Set<Global> DATA = globals(
            "torch._utils._rebuild_parameter",
            "torch._utils._rebuild_parameter_with_state",
            "torch._utils._rebuild_sparse_tensor",
            "torch._utils._rebuild_meta_tensor_no_storage",
            "torch._tensor._rebuild_from_type_v2",
            "torch.serialization._get_layout",
            "torch.Size",
            "torch.device",
            "torch.jit._pickle.build_intlist",
            "torch.jit._pickle.build_doublelist",
            "torch.jit._pickle.build_boollist",
            "torch.jit._pickle.build_tensorlist",
            "torch.jit._pickle.restore_type_tag");

    private static final String LAYERS = "torch.nn.";
    private static final String SCRIPT = "__torch__";
    private static final String NATIVE_CLASSES = "__torch__.torch.classes";

    /** State dicts, checkpoints, and modules made of PyTorch's own layers. */
    static final AllowList FILES = AllowList.withStorages(global -> isData(global) || isLayer(global));

    /** The pickles inside of TorchScript: objects of the classes that its own code describes. */
    static final AllowList SCRIPTS = AllowList.withStorages(global -> isData(global) || isScript(global));

    /** For a list of what a refused file holds, and for nothing else. */
    static final AllowList EVERYTHING = AllowList.withStorages(_ -> true);

    private TorchNames() {}

    private static boolean isData(Global global) {
        return TENSORS.contains(global) || DATA.contains(global);
    }

    static boolean isLayer(Global global) {
        return (global.module() + ".").startsWith(LAYERS);
    }

    private static boolean isScript(Global global) {
        String path = global.path();
        return path.startsWith(SCRIPT + ".") && !(path + ".").startsWith(NATIVE_CLASSES + ".");
    }

    private static Set<Global> globals(String... paths) {
        return Stream.of(paths).map(Global::of).collect(Collectors.toUnmodifiableSet());
    }
}
