using System.Globalization;
using System.Security.Cryptography;
using Entente.ParserTraining;
using Entente.Reading.Syntax;

// usage: Entente.ParserTraining TRAIN.conllu[.xz] DEV.conllu[.xz] FOLDER [epochs] [more] [hidden] [seed] [MODEL]
if (args.Length < 3)
{
    Console.Error.WriteLine("usage: Entente.ParserTraining TRAIN.conllu[.xz] DEV.conllu[.xz] FOLDER [epochs=28] [more=4] [hidden=160] [seed=1] [MODEL to go on from]");
    return 2;
}

int Number(int i, int otherwise) => args.Length > i ? int.Parse(args[i], CultureInfo.InvariantCulture) : otherwise;
var (epochs, more, hidden, seed) = (Number(3, 28), Number(4, 4), Number(5, 160), (ulong)Number(6, 1));
var all = Conllu.Read(args[0]);
var dev = Conllu.Read(args[1]);
var model = Training.NewModel(all, hidden);
if (args.Length > 7)
{
    model = ParserModel.Load(File.ReadAllBytes(args[7]));
}
else
{
    Training.Run(model, all, dev, new Training.Stretch(epochs, Rate: 0.002, Hold: 0.3, RecurrentDrop: 0), seed, anew: true);
    model = ParserModel.Load(model.Save());
}

if (more > 0)
    Training.Run(model, all, dev, new Training.Stretch(more, Rate: 0.0006, Hold: 0, RecurrentDrop: 0.2f), seed + 1, anew: false);
var bytes = model.Save();
var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..8];
var path = Path.Combine(args[2], $"english-ewt.{hash}.model");
File.WriteAllBytes(path, bytes);
Console.WriteLine($"{path}: {bytes.Length / 1e6:F2} MB, as loaded: {Evaluation.Score(ParserModel.Load(bytes), dev)}, {BoundaryTraining.Score(model.Boundaries, dev)}");
return 0;
