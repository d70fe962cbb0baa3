package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.CampusTest;
import shaopao.hall.spi.OutcomeHandler;

@CampusTest
class OutcomesTests {

    @Autowired
    List<OutcomeHandler> handlers;

    @Test
    void whatItemsMayNameOfModulesAboveIsThereInTheWholeProgram() {
        assertThat(handlers).extracting(OutcomeHandler::name).containsAll(Outcomes.ABOVE);
    }
}
