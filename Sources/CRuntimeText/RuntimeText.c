// The runtime's files as bytes of the program, so that it needs nothing beside it. RuntimeFiles.swift is the list;
// `HELODATA_RECORD=1 swift test --filter RuntimeFilesTests` writes both anew from the folders.
#include "RuntimeText.h"

// C23 has #embed; the packages of Swift 6.1 can name no later standard than C17.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char text0[] = {
#embed "../HelodataRuntime/Answer/APIError.swift"
};
static const unsigned char text1[] = {
#embed "../HelodataRuntime/Answer/APIResponse.swift"
};
static const unsigned char text2[] = {
#embed "../HelodataRuntime/Answer/CallFailure.swift"
};
static const unsigned char text3[] = {
#embed "../HelodataRuntime/Answer/CallFailureBuilding.swift"
};
static const unsigned char text4[] = {
#embed "../HelodataRuntime/Answer/CallFailureText.swift"
};
static const unsigned char text5[] = {
#embed "../HelodataRuntime/Answer/ErrorEnvelope.swift"
};
static const unsigned char text6[] = {
#embed "../HelodataRuntime/Answer/ErrorResponse.swift"
};
static const unsigned char text7[] = {
#embed "../HelodataRuntime/Answer/GaveUp.swift"
};
static const unsigned char text8[] = {
#embed "../HelodataRuntime/Answer/HeaderValue.swift"
};
static const unsigned char text9[] = {
#embed "../HelodataRuntime/Answer/OperationError.swift"
};
static const unsigned char text10[] = {
#embed "../HelodataRuntime/Answer/ReceivedBody.swift"
};
static const unsigned char text11[] = {
#embed "../HelodataRuntime/Answer/TimeoutPhase.swift"
};
static const unsigned char text12[] = {
#embed "../HelodataRuntime/Answer/WaitError.swift"
};
static const unsigned char text13[] = {
#embed "../HelodataRuntime/Answer/WaitProgress.swift"
};
static const unsigned char text14[] = {
#embed "../HelodataRuntime/Call/APIClient.swift"
};
static const unsigned char text15[] = {
#embed "../HelodataRuntime/Call/APICore.swift"
};
static const unsigned char text16[] = {
#embed "../HelodataRuntime/Call/AttemptOutcome.swift"
};
static const unsigned char text17[] = {
#embed "../HelodataRuntime/Call/CallAttempt.swift"
};
static const unsigned char text18[] = {
#embed "../HelodataRuntime/Call/CallEngine.swift"
};
static const unsigned char text19[] = {
#embed "../HelodataRuntime/Call/CallResult.swift"
};
static const unsigned char text20[] = {
#embed "../HelodataRuntime/Call/CallRun.swift"
};
static const unsigned char text21[] = {
#embed "../HelodataRuntime/Call/CallStep.swift"
};
static const unsigned char text22[] = {
#embed "../HelodataRuntime/Call/CallTimeouts.swift"
};
static const unsigned char text23[] = {
#embed "../HelodataRuntime/Call/ChoiceAnswer.swift"
};
static const unsigned char text24[] = {
#embed "../HelodataRuntime/Call/ClientConfiguration.swift"
};
static const unsigned char text25[] = {
#embed "../HelodataRuntime/Call/ClientState.swift"
};
static const unsigned char text26[] = {
#embed "../HelodataRuntime/Call/Exchange.swift"
};
static const unsigned char text27[] = {
#embed "../HelodataRuntime/Call/KeyChoice.swift"
};
static const unsigned char text28[] = {
#embed "../HelodataRuntime/Call/Middleware.swift"
};
static const unsigned char text29[] = {
#embed "../HelodataRuntime/Call/OriginState.swift"
};
static const unsigned char text30[] = {
#embed "../HelodataRuntime/Call/RequestAssembly.swift"
};
static const unsigned char text31[] = {
#embed "../HelodataRuntime/Call/RetryBudget.swift"
};
static const unsigned char text32[] = {
#embed "../HelodataRuntime/Call/RetryDelay.swift"
};
static const unsigned char text33[] = {
#embed "../HelodataRuntime/Call/RetryPolicy.swift"
};
static const unsigned char text34[] = {
#embed "../HelodataRuntime/Call/RetryRules.swift"
};
static const unsigned char text35[] = {
#embed "../HelodataRuntime/Call/SharedPause.swift"
};
static const unsigned char text36[] = {
#embed "../HelodataRuntime/Call/StateWaiter.swift"
};
static const unsigned char text37[] = {
#embed "../HelodataRuntime/Call/TextAnswer.swift"
};
static const unsigned char text38[] = {
#embed "../HelodataRuntime/Call/WaitRun.swift"
};
static const unsigned char text39[] = {
#embed "../HelodataRuntime/Concurrency/Alarms.swift"
};
static const unsigned char text40[] = {
#embed "../HelodataRuntime/Concurrency/ClientClock.swift"
};
static const unsigned char text41[] = {
#embed "../HelodataRuntime/Concurrency/Lock.swift"
};
static const unsigned char text42[] = {
#embed "../HelodataRuntime/Concurrency/Race.swift"
};
static const unsigned char text43[] = {
#embed "../HelodataRuntime/HTTP/BaseURL.swift"
};
static const unsigned char text44[] = {
#embed "../HelodataRuntime/HTTP/HTTPDate.swift"
};
static const unsigned char text45[] = {
#embed "../HelodataRuntime/HTTP/HTTPFields.swift"
};
static const unsigned char text46[] = {
#embed "../HelodataRuntime/HTTP/HTTPMethod.swift"
};
static const unsigned char text47[] = {
#embed "../HelodataRuntime/HTTP/HTTPStatus.swift"
};
static const unsigned char text48[] = {
#embed "../HelodataRuntime/HTTP/IdempotencyKey.swift"
};
static const unsigned char text49[] = {
#embed "../HelodataRuntime/HTTP/LinkHeader.swift"
};
static const unsigned char text50[] = {
#embed "../HelodataRuntime/HTTP/LinkReader.swift"
};
static const unsigned char text51[] = {
#embed "../HelodataRuntime/HTTP/MediaType.swift"
};
static const unsigned char text52[] = {
#embed "../HelodataRuntime/HTTP/PercentEncoding.swift"
};
static const unsigned char text53[] = {
#embed "../HelodataRuntime/HTTP/RateLimitStatus.swift"
};
static const unsigned char text54[] = {
#embed "../HelodataRuntime/HTTP/Redaction.swift"
};
static const unsigned char text55[] = {
#embed "../HelodataRuntime/HTTP/ServerHint.swift"
};
static const unsigned char text56[] = {
#embed "../HelodataRuntime/HTTP/ShownText.swift"
};
static const unsigned char text57[] = {
#embed "../HelodataRuntime/HTTP/TextCharset.swift"
};
static const unsigned char text58[] = {
#embed "../HelodataRuntime/JSON/CollectionModels.swift"
};
static const unsigned char text59[] = {
#embed "../HelodataRuntime/JSON/FoundationModels.swift"
};
static const unsigned char text60[] = {
#embed "../HelodataRuntime/JSON/JSONBestFit.swift"
};
static const unsigned char text61[] = {
#embed "../HelodataRuntime/JSON/JSONBridge.swift"
};
static const unsigned char text62[] = {
#embed "../HelodataRuntime/JSON/JSONComposite.swift"
};
static const unsigned char text63[] = {
#embed "../HelodataRuntime/JSON/JSONError.swift"
};
static const unsigned char text64[] = {
#embed "../HelodataRuntime/JSON/JSONInteger.swift"
};
static const unsigned char text65[] = {
#embed "../HelodataRuntime/JSON/JSONKeys.swift"
};
static const unsigned char text66[] = {
#embed "../HelodataRuntime/JSON/JSONModel.swift"
};
static const unsigned char text67[] = {
#embed "../HelodataRuntime/JSON/JSONNumber.swift"
};
static const unsigned char text68[] = {
#embed "../HelodataRuntime/JSON/JSONPath.swift"
};
static const unsigned char text69[] = {
#embed "../HelodataRuntime/JSON/JSONReader.swift"
};
static const unsigned char text70[] = {
#embed "../HelodataRuntime/JSON/JSONReaderConstants.swift"
};
static const unsigned char text71[] = {
#embed "../HelodataRuntime/JSON/JSONReaderErrors.swift"
};
static const unsigned char text72[] = {
#embed "../HelodataRuntime/JSON/JSONReaderLookahead.swift"
};
static const unsigned char text73[] = {
#embed "../HelodataRuntime/JSON/JSONReaderNumbers.swift"
};
static const unsigned char text74[] = {
#embed "../HelodataRuntime/JSON/JSONReaderObjects.swift"
};
static const unsigned char text75[] = {
#embed "../HelodataRuntime/JSON/JSONReaderSkip.swift"
};
static const unsigned char text76[] = {
#embed "../HelodataRuntime/JSON/JSONReaderStrings.swift"
};
static const unsigned char text77[] = {
#embed "../HelodataRuntime/JSON/JSONScan.swift"
};
static const unsigned char text78[] = {
#embed "../HelodataRuntime/JSON/JSONValue.swift"
};
static const unsigned char text79[] = {
#embed "../HelodataRuntime/JSON/JSONValueObject.swift"
};
static const unsigned char text80[] = {
#embed "../HelodataRuntime/JSON/JSONWriter.swift"
};
static const unsigned char text81[] = {
#embed "../HelodataRuntime/JSON/JSONWriterMembers.swift"
};
static const unsigned char text82[] = {
#embed "../HelodataRuntime/JSON/JSONWriterScalars.swift"
};
static const unsigned char text83[] = {
#embed "../HelodataRuntime/JSON/OpenEnum.swift"
};
static const unsigned char text84[] = {
#embed "../HelodataRuntime/JSON/PatchValue.swift"
};
static const unsigned char text85[] = {
#embed "../HelodataRuntime/JSON/RecentString.swift"
};
static const unsigned char text86[] = {
#embed "../HelodataRuntime/JSON/ScalarModels.swift"
};
static const unsigned char text87[] = {
#embed "../HelodataRuntime/JSON/Validation.swift"
};
static const unsigned char text88[] = {
#embed "../HelodataRuntime/Observing/ClientObserver.swift"
};
static const unsigned char text89[] = {
#embed "../HelodataRuntime/Observing/DriftNotes.swift"
};
static const unsigned char text90[] = {
#embed "../HelodataRuntime/Observing/DriftReport.swift"
};
static const unsigned char text91[] = {
#embed "../HelodataRuntime/Observing/LoggingObserver.swift"
};
static const unsigned char text92[] = {
#embed "../HelodataRuntime/Observing/MetricsObserver.swift"
};
static const unsigned char text93[] = {
#embed "../HelodataRuntime/Observing/ObserverGroup.swift"
};
static const unsigned char text94[] = {
#embed "../HelodataRuntime/Observing/TracingObserver.swift"
};
static const unsigned char text95[] = {
#embed "../HelodataRuntime/Request/APIOperation.swift"
};
static const unsigned char text96[] = {
#embed "../HelodataRuntime/Request/APIRequest.swift"
};
static const unsigned char text97[] = {
#embed "../HelodataRuntime/Request/CallSecrets.swift"
};
static const unsigned char text98[] = {
#embed "../HelodataRuntime/Request/ClientCredential.swift"
};
static const unsigned char text99[] = {
#embed "../HelodataRuntime/Request/DecimalLimits.swift"
};
static const unsigned char text100[] = {
#embed "../HelodataRuntime/Request/FilePart.swift"
};
static const unsigned char text101[] = {
#embed "../HelodataRuntime/Request/FlowingBody.swift"
};
static const unsigned char text102[] = {
#embed "../HelodataRuntime/Request/MultipartForm.swift"
};
static const unsigned char text103[] = {
#embed "../HelodataRuntime/Request/OperationServer.swift"
};
static const unsigned char text104[] = {
#embed "../HelodataRuntime/Request/ParameterStyle.swift"
};
static const unsigned char text105[] = {
#embed "../HelodataRuntime/Request/ParameterValue.swift"
};
static const unsigned char text106[] = {
#embed "../HelodataRuntime/Request/Replay.swift"
};
static const unsigned char text107[] = {
#embed "../HelodataRuntime/Request/RequestParts.swift"
};
static const unsigned char text108[] = {
#embed "../HelodataRuntime/Request/RequestPath.swift"
};
static const unsigned char text109[] = {
#embed "../HelodataRuntime/Request/RequestTarget.swift"
};
static const unsigned char text110[] = {
#embed "../HelodataRuntime/Request/TransferMeter.swift"
};
static const unsigned char text111[] = {
#embed "../HelodataRuntime/Request/TransferProgress.swift"
};
static const unsigned char text112[] = {
#embed "../HelodataRuntime/Request/URLForm.swift"
};
static const unsigned char text113[] = {
#embed "../HelodataRuntime/Request/UploadBody.swift"
};
static const unsigned char text114[] = {
#embed "../HelodataRuntime/Request/UploadContent.swift"
};
static const unsigned char text115[] = {
#embed "../HelodataRuntime/Request/UploadRequest.swift"
};
static const unsigned char text116[] = {
#embed "../HelodataRuntime/Request/ValidationLimits.swift"
};
static const unsigned char text117[] = {
#embed "../HelodataRuntime/Sequences/BodyStream.swift"
};
static const unsigned char text118[] = {
#embed "../HelodataRuntime/Sequences/ByteStream.swift"
};
static const unsigned char text119[] = {
#embed "../HelodataRuntime/Sequences/EventStream.swift"
};
static const unsigned char text120[] = {
#embed "../HelodataRuntime/Sequences/FileDownload.swift"
};
static const unsigned char text121[] = {
#embed "../HelodataRuntime/Sequences/JSONLineStream.swift"
};
static const unsigned char text122[] = {
#embed "../HelodataRuntime/Sequences/JSONTextSplitter.swift"
};
static const unsigned char text123[] = {
#embed "../HelodataRuntime/Sequences/LineSplitter.swift"
};
static const unsigned char text124[] = {
#embed "../HelodataRuntime/Sequences/PageSequence.swift"
};
static const unsigned char text125[] = {
#embed "../HelodataRuntime/Sequences/Pagination.swift"
};
static const unsigned char text126[] = {
#embed "../HelodataRuntime/Sequences/PartialFile.swift"
};
static const unsigned char text127[] = {
#embed "../HelodataRuntime/Sequences/RowStream.swift"
};
static const unsigned char text128[] = {
#embed "../HelodataRuntime/Sequences/ServerSentEvent.swift"
};
static const unsigned char text129[] = {
#embed "../HelodataRuntime/Sequences/StreamedCall.swift"
};
static const unsigned char text130[] = {
#embed "../HelodataRuntime/Sequences/TextColumns.swift"
};
static const unsigned char text131[] = {
#embed "../HelodataRuntime/Sequences/TextFields.swift"
};
static const unsigned char text132[] = {
#embed "../HelodataRuntime/Sequences/TextLineScanner.swift"
};
static const unsigned char text133[] = {
#embed "../HelodataRuntime/Sequences/TextRowFormat.swift"
};
static const unsigned char text134[] = {
#embed "../HelodataRuntime/Sequences/TextRows.swift"
};
static const unsigned char text135[] = {
#embed "../HelodataRuntime/Transport/AsyncHTTPClientBody.swift"
};
static const unsigned char text136[] = {
#embed "../HelodataRuntime/Transport/AsyncHTTPClientFailure.swift"
};
static const unsigned char text137[] = {
#embed "../HelodataRuntime/Transport/AsyncHTTPClientTransport.swift"
};
static const unsigned char text138[] = {
#embed "../HelodataRuntime/Transport/AsyncHTTPClientUpload.swift"
};
static const unsigned char text139[] = {
#embed "../HelodataRuntime/Transport/BodyLength.swift"
};
static const unsigned char text140[] = {
#embed "../HelodataRuntime/Transport/DefaultTransport.swift"
};
static const unsigned char text141[] = {
#embed "../HelodataRuntime/Transport/DirectQueue.swift"
};
static const unsigned char text142[] = {
#embed "../HelodataRuntime/Transport/FileProblem.swift"
};
static const unsigned char text143[] = {
#embed "../HelodataRuntime/Transport/FileReader.swift"
};
static const unsigned char text144[] = {
#embed "../HelodataRuntime/Transport/HTTPTransport.swift"
};
static const unsigned char text145[] = {
#embed "../HelodataRuntime/Transport/RequestCheck.swift"
};
static const unsigned char text146[] = {
#embed "../HelodataRuntime/Transport/ResponseChannel.swift"
};
static const unsigned char text147[] = {
#embed "../HelodataRuntime/Transport/SpooledBody.swift"
};
static const unsigned char text148[] = {
#embed "../HelodataRuntime/Transport/StubTransport.swift"
};
static const unsigned char text149[] = {
#embed "../HelodataRuntime/Transport/TransportContent.swift"
};
static const unsigned char text150[] = {
#embed "../HelodataRuntime/Transport/TransportFailure.swift"
};
static const unsigned char text151[] = {
#embed "../HelodataRuntime/Transport/URLSessionExchange.swift"
};
static const unsigned char text152[] = {
#embed "../HelodataRuntime/Transport/URLSessionFailure.swift"
};
static const unsigned char text153[] = {
#embed "../HelodataRuntime/Transport/URLSessionRouter.swift"
};
static const unsigned char text154[] = {
#embed "../HelodataRuntime/Transport/URLSessionTransport.swift"
};
static const unsigned char text155[] = {
#embed "../HelodataRuntime/Transport/UnreadFile.swift"
};
static const unsigned char text156[] = {
#embed "../HelodataRuntime/Values/Boxed.swift"
};
static const unsigned char text157[] = {
#embed "../HelodataRuntime/Values/BoxedIfPresent.swift"
};
static const unsigned char text158[] = {
#embed "../HelodataRuntime/Values/CalendarDate.swift"
};
static const unsigned char text159[] = {
#embed "../HelodataRuntime/Values/ExactDecimal.swift"
};
static const unsigned char text160[] = {
#embed "../HelodataRuntime/Values/ExactDecimalArithmetic.swift"
};
static const unsigned char text161[] = {
#embed "../HelodataRuntime/Values/ExactDecimalText.swift"
};
static const unsigned char text162[] = {
#embed "../HelodataRuntime/Values/ExactDecimalValues.swift"
};
static const unsigned char text163[] = {
#embed "../HelodataRuntime/Values/ISO8601Duration.swift"
};
static const unsigned char text164[] = {
#embed "../HelodataRuntime/Values/InternetTime.swift"
};
static const unsigned char text165[] = {
#embed "../HelodataRuntime/Values/SecretString.swift"
};
static const unsigned char text166[] = {
#embed "../HelodataRuntime/Values/WideInteger.swift"
};

static const struct RuntimeText texts[] = {
    {"Answer/APIError.swift", text0, sizeof text0},
    {"Answer/APIResponse.swift", text1, sizeof text1},
    {"Answer/CallFailure.swift", text2, sizeof text2},
    {"Answer/CallFailureBuilding.swift", text3, sizeof text3},
    {"Answer/CallFailureText.swift", text4, sizeof text4},
    {"Answer/ErrorEnvelope.swift", text5, sizeof text5},
    {"Answer/ErrorResponse.swift", text6, sizeof text6},
    {"Answer/GaveUp.swift", text7, sizeof text7},
    {"Answer/HeaderValue.swift", text8, sizeof text8},
    {"Answer/OperationError.swift", text9, sizeof text9},
    {"Answer/ReceivedBody.swift", text10, sizeof text10},
    {"Answer/TimeoutPhase.swift", text11, sizeof text11},
    {"Answer/WaitError.swift", text12, sizeof text12},
    {"Answer/WaitProgress.swift", text13, sizeof text13},
    {"Call/APIClient.swift", text14, sizeof text14},
    {"Call/APICore.swift", text15, sizeof text15},
    {"Call/AttemptOutcome.swift", text16, sizeof text16},
    {"Call/CallAttempt.swift", text17, sizeof text17},
    {"Call/CallEngine.swift", text18, sizeof text18},
    {"Call/CallResult.swift", text19, sizeof text19},
    {"Call/CallRun.swift", text20, sizeof text20},
    {"Call/CallStep.swift", text21, sizeof text21},
    {"Call/CallTimeouts.swift", text22, sizeof text22},
    {"Call/ChoiceAnswer.swift", text23, sizeof text23},
    {"Call/ClientConfiguration.swift", text24, sizeof text24},
    {"Call/ClientState.swift", text25, sizeof text25},
    {"Call/Exchange.swift", text26, sizeof text26},
    {"Call/KeyChoice.swift", text27, sizeof text27},
    {"Call/Middleware.swift", text28, sizeof text28},
    {"Call/OriginState.swift", text29, sizeof text29},
    {"Call/RequestAssembly.swift", text30, sizeof text30},
    {"Call/RetryBudget.swift", text31, sizeof text31},
    {"Call/RetryDelay.swift", text32, sizeof text32},
    {"Call/RetryPolicy.swift", text33, sizeof text33},
    {"Call/RetryRules.swift", text34, sizeof text34},
    {"Call/SharedPause.swift", text35, sizeof text35},
    {"Call/StateWaiter.swift", text36, sizeof text36},
    {"Call/TextAnswer.swift", text37, sizeof text37},
    {"Call/WaitRun.swift", text38, sizeof text38},
    {"Concurrency/Alarms.swift", text39, sizeof text39},
    {"Concurrency/ClientClock.swift", text40, sizeof text40},
    {"Concurrency/Lock.swift", text41, sizeof text41},
    {"Concurrency/Race.swift", text42, sizeof text42},
    {"HTTP/BaseURL.swift", text43, sizeof text43},
    {"HTTP/HTTPDate.swift", text44, sizeof text44},
    {"HTTP/HTTPFields.swift", text45, sizeof text45},
    {"HTTP/HTTPMethod.swift", text46, sizeof text46},
    {"HTTP/HTTPStatus.swift", text47, sizeof text47},
    {"HTTP/IdempotencyKey.swift", text48, sizeof text48},
    {"HTTP/LinkHeader.swift", text49, sizeof text49},
    {"HTTP/LinkReader.swift", text50, sizeof text50},
    {"HTTP/MediaType.swift", text51, sizeof text51},
    {"HTTP/PercentEncoding.swift", text52, sizeof text52},
    {"HTTP/RateLimitStatus.swift", text53, sizeof text53},
    {"HTTP/Redaction.swift", text54, sizeof text54},
    {"HTTP/ServerHint.swift", text55, sizeof text55},
    {"HTTP/ShownText.swift", text56, sizeof text56},
    {"HTTP/TextCharset.swift", text57, sizeof text57},
    {"JSON/CollectionModels.swift", text58, sizeof text58},
    {"JSON/FoundationModels.swift", text59, sizeof text59},
    {"JSON/JSONBestFit.swift", text60, sizeof text60},
    {"JSON/JSONBridge.swift", text61, sizeof text61},
    {"JSON/JSONComposite.swift", text62, sizeof text62},
    {"JSON/JSONError.swift", text63, sizeof text63},
    {"JSON/JSONInteger.swift", text64, sizeof text64},
    {"JSON/JSONKeys.swift", text65, sizeof text65},
    {"JSON/JSONModel.swift", text66, sizeof text66},
    {"JSON/JSONNumber.swift", text67, sizeof text67},
    {"JSON/JSONPath.swift", text68, sizeof text68},
    {"JSON/JSONReader.swift", text69, sizeof text69},
    {"JSON/JSONReaderConstants.swift", text70, sizeof text70},
    {"JSON/JSONReaderErrors.swift", text71, sizeof text71},
    {"JSON/JSONReaderLookahead.swift", text72, sizeof text72},
    {"JSON/JSONReaderNumbers.swift", text73, sizeof text73},
    {"JSON/JSONReaderObjects.swift", text74, sizeof text74},
    {"JSON/JSONReaderSkip.swift", text75, sizeof text75},
    {"JSON/JSONReaderStrings.swift", text76, sizeof text76},
    {"JSON/JSONScan.swift", text77, sizeof text77},
    {"JSON/JSONValue.swift", text78, sizeof text78},
    {"JSON/JSONValueObject.swift", text79, sizeof text79},
    {"JSON/JSONWriter.swift", text80, sizeof text80},
    {"JSON/JSONWriterMembers.swift", text81, sizeof text81},
    {"JSON/JSONWriterScalars.swift", text82, sizeof text82},
    {"JSON/OpenEnum.swift", text83, sizeof text83},
    {"JSON/PatchValue.swift", text84, sizeof text84},
    {"JSON/RecentString.swift", text85, sizeof text85},
    {"JSON/ScalarModels.swift", text86, sizeof text86},
    {"JSON/Validation.swift", text87, sizeof text87},
    {"Observing/ClientObserver.swift", text88, sizeof text88},
    {"Observing/DriftNotes.swift", text89, sizeof text89},
    {"Observing/DriftReport.swift", text90, sizeof text90},
    {"Observing/LoggingObserver.swift", text91, sizeof text91},
    {"Observing/MetricsObserver.swift", text92, sizeof text92},
    {"Observing/ObserverGroup.swift", text93, sizeof text93},
    {"Observing/TracingObserver.swift", text94, sizeof text94},
    {"Request/APIOperation.swift", text95, sizeof text95},
    {"Request/APIRequest.swift", text96, sizeof text96},
    {"Request/CallSecrets.swift", text97, sizeof text97},
    {"Request/ClientCredential.swift", text98, sizeof text98},
    {"Request/DecimalLimits.swift", text99, sizeof text99},
    {"Request/FilePart.swift", text100, sizeof text100},
    {"Request/FlowingBody.swift", text101, sizeof text101},
    {"Request/MultipartForm.swift", text102, sizeof text102},
    {"Request/OperationServer.swift", text103, sizeof text103},
    {"Request/ParameterStyle.swift", text104, sizeof text104},
    {"Request/ParameterValue.swift", text105, sizeof text105},
    {"Request/Replay.swift", text106, sizeof text106},
    {"Request/RequestParts.swift", text107, sizeof text107},
    {"Request/RequestPath.swift", text108, sizeof text108},
    {"Request/RequestTarget.swift", text109, sizeof text109},
    {"Request/TransferMeter.swift", text110, sizeof text110},
    {"Request/TransferProgress.swift", text111, sizeof text111},
    {"Request/URLForm.swift", text112, sizeof text112},
    {"Request/UploadBody.swift", text113, sizeof text113},
    {"Request/UploadContent.swift", text114, sizeof text114},
    {"Request/UploadRequest.swift", text115, sizeof text115},
    {"Request/ValidationLimits.swift", text116, sizeof text116},
    {"Sequences/BodyStream.swift", text117, sizeof text117},
    {"Sequences/ByteStream.swift", text118, sizeof text118},
    {"Sequences/EventStream.swift", text119, sizeof text119},
    {"Sequences/FileDownload.swift", text120, sizeof text120},
    {"Sequences/JSONLineStream.swift", text121, sizeof text121},
    {"Sequences/JSONTextSplitter.swift", text122, sizeof text122},
    {"Sequences/LineSplitter.swift", text123, sizeof text123},
    {"Sequences/PageSequence.swift", text124, sizeof text124},
    {"Sequences/Pagination.swift", text125, sizeof text125},
    {"Sequences/PartialFile.swift", text126, sizeof text126},
    {"Sequences/RowStream.swift", text127, sizeof text127},
    {"Sequences/ServerSentEvent.swift", text128, sizeof text128},
    {"Sequences/StreamedCall.swift", text129, sizeof text129},
    {"Sequences/TextColumns.swift", text130, sizeof text130},
    {"Sequences/TextFields.swift", text131, sizeof text131},
    {"Sequences/TextLineScanner.swift", text132, sizeof text132},
    {"Sequences/TextRowFormat.swift", text133, sizeof text133},
    {"Sequences/TextRows.swift", text134, sizeof text134},
    {"Transport/AsyncHTTPClientBody.swift", text135, sizeof text135},
    {"Transport/AsyncHTTPClientFailure.swift", text136, sizeof text136},
    {"Transport/AsyncHTTPClientTransport.swift", text137, sizeof text137},
    {"Transport/AsyncHTTPClientUpload.swift", text138, sizeof text138},
    {"Transport/BodyLength.swift", text139, sizeof text139},
    {"Transport/DefaultTransport.swift", text140, sizeof text140},
    {"Transport/DirectQueue.swift", text141, sizeof text141},
    {"Transport/FileProblem.swift", text142, sizeof text142},
    {"Transport/FileReader.swift", text143, sizeof text143},
    {"Transport/HTTPTransport.swift", text144, sizeof text144},
    {"Transport/RequestCheck.swift", text145, sizeof text145},
    {"Transport/ResponseChannel.swift", text146, sizeof text146},
    {"Transport/SpooledBody.swift", text147, sizeof text147},
    {"Transport/StubTransport.swift", text148, sizeof text148},
    {"Transport/TransportContent.swift", text149, sizeof text149},
    {"Transport/TransportFailure.swift", text150, sizeof text150},
    {"Transport/URLSessionExchange.swift", text151, sizeof text151},
    {"Transport/URLSessionFailure.swift", text152, sizeof text152},
    {"Transport/URLSessionRouter.swift", text153, sizeof text153},
    {"Transport/URLSessionTransport.swift", text154, sizeof text154},
    {"Transport/UnreadFile.swift", text155, sizeof text155},
    {"Values/Boxed.swift", text156, sizeof text156},
    {"Values/BoxedIfPresent.swift", text157, sizeof text157},
    {"Values/CalendarDate.swift", text158, sizeof text158},
    {"Values/ExactDecimal.swift", text159, sizeof text159},
    {"Values/ExactDecimalArithmetic.swift", text160, sizeof text160},
    {"Values/ExactDecimalText.swift", text161, sizeof text161},
    {"Values/ExactDecimalValues.swift", text162, sizeof text162},
    {"Values/ISO8601Duration.swift", text163, sizeof text163},
    {"Values/InternetTime.swift", text164, sizeof text164},
    {"Values/SecretString.swift", text165, sizeof text165},
    {"Values/WideInteger.swift", text166, sizeof text166},
};

const struct RuntimeText *helodata_runtime_texts(void) { return texts; }

size_t helodata_runtime_text_count(void) { return sizeof texts / sizeof texts[0]; }

static const unsigned char mock0[] = {
#embed "../HelodataMocks/MockAnswer.swift"
};
static const unsigned char mock1[] = {
#embed "../HelodataMocks/MockClock.swift"
};
static const unsigned char mock2[] = {
#embed "../HelodataMocks/MockForm.swift"
};
static const unsigned char mock3[] = {
#embed "../HelodataMocks/MockLock.swift"
};
static const unsigned char mock4[] = {
#embed "../HelodataMocks/MockOperation.swift"
};
static const unsigned char mock5[] = {
#embed "../HelodataMocks/MockReply.swift"
};
static const unsigned char mock6[] = {
#embed "../HelodataMocks/MockRoute.swift"
};
static const unsigned char mock7[] = {
#embed "../HelodataMocks/MockText.swift"
};
static const unsigned char mock8[] = {
#embed "../HelodataMocks/MockTransport.swift"
};
static const unsigned char mock9[] = {
#embed "../HelodataMocks/MockedRequest.swift"
};

static const struct RuntimeText mocks[] = {
    {"MockAnswer.swift", mock0, sizeof mock0},
    {"MockClock.swift", mock1, sizeof mock1},
    {"MockForm.swift", mock2, sizeof mock2},
    {"MockLock.swift", mock3, sizeof mock3},
    {"MockOperation.swift", mock4, sizeof mock4},
    {"MockReply.swift", mock5, sizeof mock5},
    {"MockRoute.swift", mock6, sizeof mock6},
    {"MockText.swift", mock7, sizeof mock7},
    {"MockTransport.swift", mock8, sizeof mock8},
    {"MockedRequest.swift", mock9, sizeof mock9},
};

const struct RuntimeText *helodata_mock_texts(void) { return mocks; }

size_t helodata_mock_text_count(void) { return sizeof mocks / sizeof mocks[0]; }
