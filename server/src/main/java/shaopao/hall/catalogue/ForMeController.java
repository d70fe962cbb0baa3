package shaopao.hall.catalogue;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;

@RestController
@RequestMapping("/api/hall")
class ForMeController {

    private final ForMe forMe;

    ForMeController(ForMe forMe) {
        this.forMe = forMe;
    }

    /** The reader's favourites, the items used lately, and those probably wanted now, each with its reason. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/for-me")
    ForMe.OwnItems forMe(Actor actor) {
        return forMe.of(actor.person());
    }

    /** Marks an item as a favourite; at most a hundred. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/favourites/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void favour(Actor actor, @PathVariable String code) {
        forMe.favour(actor.person(), code);
    }

    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/favourites/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfavour(Actor actor, @PathVariable String code) {
        forMe.unfavour(actor.person(), code);
    }
}
