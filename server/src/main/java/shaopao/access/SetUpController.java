package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.MayCall;

/** The first administrator comes in. */
@RestController
class SetUpController {

    private final SetUp setUp;
    private final Arrivals arrivals;

    SetUpController(SetUp setUp, Arrivals arrivals) {
        this.setUp = setUp;
        this.arrivals = arrivals;
    }

    @PostMapping("/api/access/setup")
    @MayCall(MayCall.ANYONE)
    Me setUp(@Valid @RequestBody SetUpSchool command, HttpServletRequest request, HttpServletResponse response) {
        return arrivals.in(
                setUp.setUp(command.code(), command.number(), command.name(), command.password(), Visit.of(request)),
                request,
                response);
    }

    /** {@code code} is what the program printed at its start. */
    record SetUpSchool(
            @NotBlank @Size(max = 64) String code,

            @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{1,32}") String number,

            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 1000) String password) {}
}
