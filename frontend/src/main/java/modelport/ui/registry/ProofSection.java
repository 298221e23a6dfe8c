package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** How a version's answers were proven, and what to bring where they were not. */
final class ProofSection extends Box {
    ProofSection(Here here, Version version, Signature signature, Facts facts) {
        super("div", "");
        Proof proof = Proof.of(facts);
        var line = Box.of("mp-proof", proof.state(facts).mark(), Words.tag("p", "", proof.sentence(facts)));
        if (proof != Proof.COMPARED && here.mayContribute()) {
            var drawer = SamplesCode.drawer(here, version, signature);
            line.add(new Button(t("proof.bring"), Icon.CODE.draw(), click -> drawer.open()));
        }
        add(new Section(t("version.proof"), line).explained(t("version.proof.explain")));
    }
}
