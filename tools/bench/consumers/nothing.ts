console.log("What the libraries of TypeScript and Node cost by themselves.");
