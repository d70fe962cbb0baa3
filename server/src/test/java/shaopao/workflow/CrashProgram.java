package shaopao.workflow;

import org.springframework.boot.SpringApplication;
import shaopao.Shaopao;
import shaopao.SignedInByHeader;

/** The program as a process of its own, in which whoever the header names is signed in. */
public final class CrashProgram {

    private CrashProgram() {}

    public static void main(String[] args) {
        SpringApplication.run(new Class<?>[] {Shaopao.class, SignedInByHeader.class}, args);
    }
}
