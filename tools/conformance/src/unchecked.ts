/** The rulings that no rule checks, by number, each with the reason. */
export const unchecked: { readonly [ruling: number]: string } = {
  1: "About the description's operation ids and security scheme, which no response shows.",
  2: "About the scope of the description.",
  8: "About where the description names the error. Rulings 15, 16, 17 and 35 check the errors.",
  11: "About extensions of the description.",
  24: "About MSW's other handlers, which a service does not have. See packages/msw/test/fall-through.test.ts.",
  53: "About the address of a server behind a proxy, see packages/server/test/proxy.test.ts.",
  54: "About a warning of the mock, see packages/msw/test/warnings.test.ts. Ruling 23 checks the response.",
};
