package shaopao.trials;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.forms.Form;
import shaopao.forms.Prefilled;
import shaopao.hall.catalogue.Guidance;
import shaopao.kernel.Words;

/**
 * All that one of the panel needs to try an item.
 *
 * @param moves how many were made, to send with the next
 * @param stand where the application stands; absent while the form is not handed in
 */
record TrialRunPage(
        MyTrial trial,
        Words summary,
        Guidance guidance,
        String guide,
        Form form,
        List<Prefilled> prefilled,
        Map<String, Object> answers,
        int moves,
        Optional<TrialStand> stand,
        List<Remark> remarks) {}
