package shaopao.workflow;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.MayCall;

/** Other systems call back here; the signed token is their right. */
@RestController
class CallbackController {

    private final Callbacks callbacks;

    CallbackController(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** Ends the wait that the token names, once. */
    @MayCall(MayCall.ANYONE)
    @PostMapping("/api/workflow/callbacks/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void callBack(
            @PathVariable @Size(max = 100) String token,
            @RequestBody @NotNull @Size(max = 100) Map<String, @Nullable Object> answer) {
        Map<String, Object> given = new LinkedHashMap<>();
        answer.forEach((key, value) -> {
            if (value != null) {
                given.put(key, value);
            }
        });
        callbacks.callBack(token, given);
    }
}
