/**
 * Who may come in, and what they may do: sign-in by password, passkey, or the school's own identity provider; sessions;
 * roles with data scopes; delegation while away; service accounts.
 *
 * <p>A session is a row found by the SHA-256 of an opaque cookie; nothing about it is kept in a node's memory, so any
 * node serves any request and a killed node loses nobody. Each request reads its session with the grants of its person
 * in one statement; what people knows about the person (name, college, classes in charge) is remembered for ten
 * seconds at most. What a sign-in must remember between two requests is a row too (a handshake), taken once by the
 * browser that began.
 *
 * <p>Invariants: no account has a password that somebody else chose; nobody grants what they do not hold; one
 * administrator always remains; of parallel guesses at a password no more are tried than the limit allows; whether a
 * number exists is told to nobody who is not signed in.
 *
 * <p>Vocabulary: role 角色, grant 授权 (a role given to a person on a scope for a period), scope 数据范围, step-up 二次验证
 * (password or passkey once more), passkey 通行密钥, upstream 统一身份认证 (CAS or OIDC of the school), delegation 委托 (who acts
 * for whom), standing (what a person is to the school now, from which roles follow by themselves).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "secrets", "http", "people", "audit"})
package shaopao.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
